import { withoutPoliteness } from './politeness.js';
import { longestAnswer, tokenize, WordTable } from './tokens.js';

export type Greeting = 'halo' | 'salam' | 'pagi' | 'siang' | 'sore' | 'malam';

/** What is said beside the question: thanks, that all is well, or that the answer takes a while. */
export type Courtesy = 'thanks' | 'fine' | 'wait';

const openers = WordTable.of<Greeting>({
  halo: 'halo hallo helo hello hai hay hei hey hi p ping punten misi permisi permisih sampurasun kulonuwun halow alo hola test tes',
  salam: `assalamualaikum assalamualaikm asalamualaikum assalamu asslm askum aslm asslmkm ass assalam asalamu aslmkm
    asslamualaikum assalamuallaikum asslmualaikum asswrwb assalamualaykum samlekum salamlekum mikum`,
  pagi: 'pagi pgi pg',
  siang: 'siang siank',
  sore: 'sore soree sre',
  malam: 'malam malem mlm mlem mlam',
});
const carriers = new Set(
  'selamat slmt slamat met mat good sugeng wilujeng semua semuanya teman'.split(' '),
);
const salamRest = new Set(
  'alaikum alaykum alaikumsalam wr wb warahmatullahi warohmatullahi wabarakatuh wabarokatuh warahmatullah waalaikumsalam'.split(
    ' ',
  ),
);

/** `kak` or `min` alone calls somebody: that is a hello too. */
const calls = new Set(
  'kak kakak min mimin gan bang mpok mas mba mbak bu pak punten permisi misi bro sis'.split(' '),
);

/**
 * What kind of greeting the whole text is, or `undefined` when it says anything else. A salam wants its
 * own answer, so it wins over the time of day beside it.
 */
export function readGreeting(text: string): Greeting | undefined {
  if (text.trim().length > longestAnswer) return undefined;
  const tokens = tokenize(text.trim());
  const rest = withoutPoliteness(tokens).filter(
    (token) => !(token.kind === 'mark' && /[,.!?~'-]/.test(token.text)),
  );
  const spoken = tokens.filter((token) => token.kind === 'word');
  if (rest.length === 0) return spoken.some((token) => calls.has(token.text)) ? 'halo' : undefined;
  const found = new Set<Greeting>();
  for (const { kind, text: word } of rest) {
    const greeting = openers.get(word);
    if (greeting) found.add(greeting);
    else if (kind !== 'word' || !(carriers.has(word) || salamRest.has(word))) return undefined;
  }
  if (found.size === 0) return undefined;
  return (['salam', 'pagi', 'siang', 'sore', 'malam', 'halo'] as const).find((kind) =>
    found.has(kind),
  );
}

const thanks = /^(?:makasih|makasi|mksh|trims|tks|thanks|thx|terimakasih|nuwun|suwun|thank)$/;
const fine = new Set('ok oke okey okay okee sip siap baik siaap mantap noted asiap'.split(' '));

const besideThanks = new Set('terima kasih banyak ya sama you matur hatur'.split(' '));

const waiting = new Set(
  'bentar sebentar bntr sebntar tunggu nanti ntar entar besok wait'.split(' '),
);
const besideWaiting = new Set('dulu lagi aja saja dl lg sy saya'.split(' '));

/** "bentar ya", "nanti aja", "besok lagi". */
const isWaiting = (words: readonly string[]): boolean =>
  words.some((word) => waiting.has(word)) &&
  words.every((word) => waiting.has(word) || besideWaiting.has(word));

/** "makasih kak", "oke siap": the whole text only rounds a conversation off. */
export function readCourtesy(text: string): Courtesy | undefined {
  if (text.trim().length > longestAnswer || text.includes('?')) return undefined;
  const tokens = tokenize(text.trim());
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ text: word }) => word);
  const rest = withoutPoliteness(tokens).filter(({ kind }) => kind !== 'mark');
  if (isWaiting(rest.map(({ text: word }) => word))) return 'wait';
  if (
    rest.some(({ text: word }) => !fine.has(word) && !thanks.test(word) && !besideThanks.has(word))
  )
    return undefined;
  if (words.some((word) => thanks.test(word)) || words.join(' ').includes('terima kasih'))
    return 'thanks';
  return words.some((word) => fine.has(word)) ? 'fine' : undefined;
}
