import { type Token, WordTable } from './tokens.js';

const table = WordTable.of({
  address: `kak kakak kaka ka min admin mimin bang abang bg bu ibu bun bunda pak bapak mas mba mbak mbk gan agan
    bos bosku sis sist om tante mpok cak neng gaes guys bro kang teh`,
  particle: 'ya yah dong donk dunk deh sih kok nih tuh lah loh lho kan ah eh oh nah',
  thanks: 'makasih mksh trims tks thanks thx terimakasih maaf punten permisi',
  laughter: 'hehe hehehe hihi haha hahaha wkwk wkwkwk',
});

/** Marks that end or decorate a text and say nothing. A question mark is not one of them. */
const softMarks = new Set('. , ! ; : ~ * _ " ( ) [ ] …'.split(' '));

/** Whether the word only makes an answer friendlier: "kak", "ya", "dong", "makasih". */
export function isPolite(word: string): boolean {
  return table.get(word) !== undefined;
}

export function isSoftMark(token: Token): boolean {
  return token.kind === 'mark' && softMarks.has(token.text);
}

/** "terima kasih" is the one polite phrase of two words. */
function isThanks(tokens: readonly Token[], index: number): boolean {
  const pair = (at: number) => `${tokens[at]?.text ?? ''} ${tokens[at + 1]?.text ?? ''}`;
  return pair(index) === 'terima kasih' || pair(index - 1) === 'terima kasih';
}

/** "min 5 juta" may be a greeting of the admin, a minimum or a minus: it stays, and is refused. */
function isMinus(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.text === 'min' && tokens[index + 1]?.kind === 'digits';
}

/** Takes off soft marks at both ends. */
export function trimMarks(tokens: readonly Token[]): Token[] {
  let from = 0;
  let to = tokens.length;
  const soft = (at: number) => {
    const token = tokens[at];
    return token !== undefined && isSoftMark(token);
  };
  while (from < to && soft(from)) from++;
  while (to > from && soft(to - 1)) to--;
  return tokens.slice(from, to);
}

/** Takes out polite words and emoji everywhere, and soft marks at both ends. */
export function withoutPoliteness(tokens: readonly Token[]): Token[] {
  const kept = tokens.filter(
    (token, index) =>
      token.kind !== 'emoji' &&
      !isThanks(tokens, index) &&
      (token.kind !== 'word' || !isPolite(token.text) || isMinus(tokens, index)),
  );
  return trimMarks(kept);
}
