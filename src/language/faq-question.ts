import { isPolite } from './politeness.js';
import type { Token } from './tokens.js';

/**
 * How much a text looks like a question: that decides how near a wording it must come. `inside`: a word in the
 * middle may ask ("aman ga datanya", "online atau datang"); `maybe`: only its end may ("robot ya").
 */
export type Shape = 'question' | 'inside' | 'maybe' | 'statement';

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

/** Words that ask, in folded spelling. */
const asking = words('apa bagaimana berapa kapan mana siapa kenapa ngapain cara syarat jelas bisa');

/** Words that ask when they stand last: "bayar ga", "wajib kah", "penipuan bukan". */
const closing = words(
  'ga gak gk nggak ngga enggak engga kagak kaga g tidak tdk kah bukan bkn kan belum blm belom',
);

/** Words that ask for agreement when they stand last, or only sound friendly. */
const softClosing = words('ya yah yaa sih dong');

/** Openings of questions in English. */
const opening = words(
  'is are do does did can could may should will am how what when where who why which any',
);

const pronouns = words('saya sy aku aq gw gue kami kita dia mereka ini itu masih');

/** What a negation negates, rather than asks for, when it follows: "ga punya", "ga mau". */
const negated = words(
  'punya ada mau bisa boleh tau tahu ngerti paham jadi usah perlu pernah suka jualan sempat dapat hafal bawa pakai pake',
);

/** "aman ga datanya", "lama ga isinya": a negation behind what is asked about. */
const asksInside = (said: readonly string[]): boolean =>
  said.some(
    (word, at) =>
      /^(?:ga|gak|gk|nggak|ngga|enggak|engga|kagak)$/.test(word) &&
      at > 0 &&
      !pronouns.has(said[at - 1] ?? '') &&
      !negated.has(said[at + 1] ?? ''),
  );

/** @param terms the folded words of the text */
export function shapeOf(tokens: readonly Token[], terms: readonly string[]): Shape {
  if (tokens.some(({ text }) => text === '?')) return 'question';
  const all = tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
  const said = all.filter((word) => word === 'kan' || !isPolite(word));
  const asks =
    closing.has(said.at(-1) ?? '') ||
    opening.has(all[0] ?? '') ||
    terms.some((term) => asking.has(term)) ||
    all.some((word) => /.{3}kah$/.test(word));
  if (asks) return 'question';
  if (asksInside(said) || all.some((word) => word === 'atau' || word === 'ato')) return 'inside';
  return all.some((word) => softClosing.has(word)) ? 'maybe' : 'statement';
}
