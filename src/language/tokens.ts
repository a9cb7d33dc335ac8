/** Texts longer than this are never an answer; readers refuse them before doing any work. */
export const longestAnswer = 300;

/** One piece of a text. `gap` tells whether white space stood before it. */
export interface Token {
  kind: 'word' | 'digits' | 'mark' | 'emoji';
  text: string;
  gap: boolean;
}

const fractions: Record<string, string> = { '½': ' 1/2 ', '¼': ' 1/4 ', '¾': ' 3/4 ' };

/** Bits that change how a sign looks, never what it says: skin tones, joiners, keycap frames. */
const dressing = /[\u200B-\u200F\u2060\uFEFF\uFE00-\uFE0F\u20E3\u00AD\u{1F3FB}-\u{1F3FF}]/gu;
const piece =
  /(\s*)(?:([\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*)|(\d+)|(\p{Extended_Pictographic}|\p{Regional_Indicator})|(\S))/gu;

/**
 * One spelling for what looks the same: lower case, plain quotes and dashes, compatibility forms
 * (full-width digits) resolved. Raised and lowered digits become `^`, so that "10²" is not read as 102.
 */
export function normalize(text: string): string {
  return text
    .replace(dressing, '')
    .replace(/[½¼¾]/g, (sign) => fractions[sign] ?? '')
    .replace(/[²³¹\u2070-\u209C]/g, '^')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02BC`´]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(^|\s)[:;=]'?-?[()]+(?=\s|$)/g, ' ')
    .replace(/(^|[\s\d])s[./]d\.?(?=[\s\d]|$)/g, '$1 sampai ')
    .trim();
}

/** Cuts a text into words, runs of digits, single marks and emoji. Over-long texts give no tokens. */
export function tokenize(text: string): Token[] {
  if (text.length > longestAnswer) return [];
  const tokens: Token[] = [];
  for (const [, space, word, digits, emoji, mark] of normalize(text).matchAll(piece)) {
    const gap = space !== '';
    if (word !== undefined) tokens.push({ kind: 'word', text: word.replaceAll("'", ''), gap });
    else if (digits !== undefined) tokens.push({ kind: 'digits', text: digits, gap });
    else if (emoji !== undefined) tokens.push({ kind: 'emoji', text: emoji, gap });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, gap });
  }
  return tokens.filter((_, index) => !joinsTwins(tokens, index)).map(spellOutTwin);
}

const isWord = (token: Token | undefined, text?: string): boolean =>
  token?.kind === 'word' && (text === undefined || token.text === text);

/** The dash of "kira-kira". */
function joinsTwins(tokens: readonly Token[], index: number): boolean {
  const [before, dash, after] = tokens.slice(Math.max(index - 1, 0), index + 2);
  return dash?.text === '-' && isWord(before) && isWord(after, before?.text);
}

/** Words written with a 2 when they are said twice: "kira2", "pagi2". */
const doubled = new Set(
  'kira rata apa pagi siang sore malam malem papa ya iya ok oke sip'.split(' '),
);

function spellOutTwin(token: Token, index: number, tokens: readonly Token[]): Token {
  const before = tokens[index - 1];
  const twin =
    token.text === '2' && !token.gap && before?.kind === 'word' && doubled.has(before.text);
  return twin ? { ...before, gap: false } : token;
}

/** Letters drawn out for emphasis ("okeee", "bolehh") folded to one each. */
export function squeeze(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1');
}

/** A table of words that also finds drawn-out spellings. Keys are single words. */
export class WordTable<T> {
  private readonly exact = new Map<string, T>();
  private readonly squeezed = new Map<string, T>();

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [word, meaning] of entries) {
      this.exact.set(word, meaning);
      this.squeezed.set(squeeze(word), meaning);
    }
  }

  /** @param rows from a meaning to its words, written with spaces between. */
  static of<M extends string>(rows: Record<M, string>): WordTable<M> {
    const entries: [string, M][] = [];
    for (const meaning of Object.keys(rows) as M[]) {
      for (const word of rows[meaning].split(/\s+/)) entries.push([word, meaning]);
    }
    return new WordTable(entries);
  }

  get(word: string): T | undefined {
    return this.exact.get(word) ?? this.squeezed.get(squeeze(word));
  }
}

/** A place in a list of tokens, moved forward by the readers. */
export class Cursor {
  constructor(
    readonly tokens: readonly Token[],
    public at = 0,
  ) {}

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  /** The word at the place, or '' when something else or nothing stands there. */
  word(ahead = 0): string {
    return this.text('word', ahead);
  }

  digits(ahead = 0): string {
    return this.text('digits', ahead);
  }

  mark(ahead = 0): string {
    return this.text('mark', ahead);
  }

  /** Steps over the words of a phrase if all of them stand here. */
  skip(...words: string[]): boolean {
    const here = words.every((word, index) => this.peek(index)?.text === word);
    if (here) this.at += words.length;
    return here;
  }

  private text(kind: Token['kind'], ahead: number): string {
    const token = this.peek(ahead);
    return token?.kind === kind ? token.text : '';
  }
}
