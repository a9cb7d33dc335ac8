import type { Entry } from '../entry.js';
import { shiftMonth } from '../month.js';
import { atHour, daysBefore, isoDay } from '../../people/demo/days.js';
import type { Spread } from '../../people/demo/spread.js';

/** A month as the books of the demo have it; whole rupiah. */
export interface Figures {
  revenue: number;
  spending: number;
  customers: number;
}

const sold = [
  'pesanan warung',
  'pasar pagi',
  'titip kantin',
  'pesanan arisan',
  'langganan',
  'online',
];
const bought = ['bahan', 'kemasan', 'bahan baku', 'gas'];
const paid = ['ongkos kirim', 'pulsa', 'listrik', 'sewa lapak'];

/**
 * The entries of a month: sales that add up to its revenue, purchases and expenses to its spending. Of the month
 * that is not over only the days until now.
 */
export function entriesOf(
  participantId: string,
  month: string,
  { revenue, spending }: Figures,
  now: Date,
  spread: Spread,
): Entry[] {
  const purchases = Math.round((spending * 0.8) / 1_000) * 1_000;
  const lines = [
    ...linesOf('sale', revenue, 6 + spread.below(3), sold, spread),
    ...linesOf('purchase', purchases, 3, bought, spread),
    ...linesOf('expense', spending - purchases, 2, paid, spread),
  ];
  const days = Number(isoDay(daysBefore(atHour(`${shiftMonth(month, 1)}-01`, 12), 1)).slice(8));
  const today = isoDay(now);
  return lines
    .map((line, n): Entry => {
      const date = `${month}-${String(1 + spread.below(days)).padStart(2, '0')}`;
      const at = atHour(date, 18 + n / 10);
      return { id: `${participantId}:e:${month}:${n}`, participantId, ...line, date, at };
    })
    .filter(({ date, at }) => date <= today && at <= now);
}

type Line = Pick<Entry, 'kind' | 'amount' | 'what'>;

/** A sum in so many parts, each of whole thousands and above 0 where the sum allows. */
function linesOf(
  kind: Entry['kind'],
  total: number,
  parts: number,
  names: readonly string[],
  spread: Spread,
): Line[] {
  const shares = Array.from({ length: parts }, () => 50 + spread.below(100));
  const all = shares.reduce((sum, share) => sum + share, 0);
  let left = total;
  const lines = shares.map((share, index): Line => {
    const last = index === parts - 1;
    const amount = last ? left : Math.floor((total * share) / all / 1_000) * 1_000;
    left -= amount;
    return { kind, amount, what: spread.pick(names) };
  });
  return lines.filter(({ amount }) => amount > 0);
}
