import { isPolite, isSoftMark } from './politeness.js';
import { type Reader, rejected, value } from './reading.js';
import { longestAnswer, squeeze, type Token, tokenize } from './tokens.js';
import {
  agreement,
  certainties,
  denials,
  denied,
  negatedOnly,
  negations,
  topics,
  wants,
  noEmoji,
  weakNegations,
  yesEmoji,
  yesNoPhrases,
  yesNoWords,
} from './yesno-words.js';

type Answer = 'yes' | 'no' | 'unknown';

/** Both said, or nothing said, decides nothing. */
function settle(answers: readonly Answer[]): Answer {
  const [first = 'unknown'] = answers;
  return answers.every((answer) => answer === first) ? first : 'unknown';
}

/** What a negation and the word behind it say, and how many words that took. */
function negated(words: readonly string[], index: number): [Answer, number] {
  const negation = words[index] ?? '';
  const object = words[index + 1];
  if (object === undefined || object === '|' || object === negation) return ['no', 1];
  if (object === 'apa' || object === 'ape')
    return [words[index + 2] === object ? 'yes' : 'unknown', 3];
  if (denials.has(negation) && denied.has(object)) {
    const again = words.slice(index + 1).some((word) => negations.has(word));
    return [again ? 'unknown' : 'no', 2];
  }
  if (certainties.has(object)) return ['unknown', 2];
  if (negatedOnly.has(object)) return ['no', 2];
  switch (yesNoWords.get(object)) {
    case 'harmless':
      return [weakNegations.has(negation) && !denials.has(negation) ? 'unknown' : 'yes', 2];
    case 'flaw':
      return [weakNegations.has(negation) ? 'unknown' : 'yes', 2];
    case 'thing':
      return ['no', 2];
    default:
      return ['unknown', 2];
  }
}

function single(word: string): Answer | undefined {
  switch (yesNoWords.get(word)) {
    case 'yes':
    case 'thing':
      return 'yes';
    case 'no':
    case 'flaw':
      return 'no';
    case 'soft':
      return undefined;
    default:
      return 'unknown';
  }
}

/** A negation that closes a clause behind something else asks: "salah ga", "boleh kak enggak". */
function isTag(words: readonly string[], index: number): boolean {
  const before = words.slice(0, index).findLast((word) => word !== '|');
  return index === words.length - 1 && before !== undefined && !negations.has(before);
}

/** The words of one clause; a polite word taken out leaves `|`, over which no negation reaches. */
function readWords(words: readonly string[]): Answer {
  const answers: Answer[] = [];
  for (let index = 0; index < words.length;) {
    const word = words[index] ?? '';
    if (word === '|') index++;
    else if (negations.has(word)) {
      const [answer, taken] = negated(words, index);
      if (isTag(words, index) && answers.length > 0) return 'unknown';
      answers.push(answer);
      index += taken;
    } else {
      const answer = single(word);
      if (answer) answers.push(answer);
      index++;
    }
  }
  return settle(answers);
}

const isYa = (word: string | undefined): boolean => word !== undefined && squeeze(word) === 'ya';

/** Polite words out, as `|`. "ya" counts where it opens a clause, and is a particle behind others. */
function readClause(words: readonly string[]): Answer {
  const marked = words.map((word, index) =>
    isPolite(word) && !(isYa(word) && (index === 0 || isYa(words[0]))) ? '|' : word,
  );
  while (marked[0] === '|') marked.shift();
  while (marked.at(-1) === '|') marked.pop();
  if (marked.length === 0 && words.some(isYa)) return 'yes';
  const phrase = wholePhrase(words) ?? wholePhrase(marked.filter((word) => word !== '|'));
  if (phrase) return phrase;
  if ((words[0] === 'kok' && words.length > 1) || asksFor(words)) return 'unknown';
  const but = marked.findIndex((word) => word === 'tapi' || word === 'tp');
  if (but >= 0) return readBut(marked.slice(0, but), marked.slice(but + 1));
  return readWords(opensWithFiller(marked) ? marked.slice(1) : marked);
}

/** "boleh nomornya" asks for the number, with or without a question mark. */
const asksFor = (words: readonly string[]): boolean =>
  words.some(
    (word, index) =>
      topics.has(word) &&
      wants.has(words[index - 1] ?? '') &&
      !negations.has(words[index - 2] ?? ''),
  );

/** "ya nggak" is a no, and so is "ok ga usah": the yes only takes up the turn. */
function opensWithFiller([first, second, object]: readonly string[]): boolean {
  if (!negations.has(second ?? '')) return false;
  return isYa(first) || (agreement.has(first ?? '') && object !== undefined && object !== '|');
}

/** The answer of a listed phrase, with or without the polite words behind it. */
function wholePhrase(words: readonly string[]): Answer | undefined {
  for (let length = words.length; length > 0; length--) {
    const phrase = yesNoPhrases.get(words.slice(0, length).join(' '));
    if (phrase) return phrase;
    if (!isPolite(words[length - 1] ?? '')) return undefined;
  }
  return undefined;
}

/** "oke tapi nggak" is a no; "ya tapi jangan disebar" agrees on a condition, and that decides nothing. */
function readBut(before: readonly string[], after: readonly string[]): Answer {
  const [first, second] = [readWords(before), readWords(after)];
  const condition = after.some(
    (word, index) =>
      (word === 'jangan' || word === 'jgn') && negatedOnly.has(after[index + 1] ?? ''),
  );
  if (second === 'no') return first === 'yes' && condition ? 'unknown' : 'no';
  return first === second ? first : 'unknown';
}

/** Clauses between commas, stops and line ends; `undefined` when the text holds anything but words. */
function clauses(tokens: readonly Token[]): string[][] | undefined {
  const found: string[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'word') found.at(-1)?.push(token.text);
    else if (isSoftMark(token)) found.push([]);
    else if (token.kind !== 'emoji' && token.text !== '-') return undefined;
  }
  return found.filter(saysAnything);
}

function saysAnything(words: readonly string[]): boolean {
  return (
    yesNoPhrases.has(words.join(' ')) ||
    words.some((word) => (!isPolite(word) && yesNoWords.get(word) !== 'soft') || isYa(word))
  );
}

function emojiAnswers(tokens: readonly Token[]): Answer[] {
  return tokens.flatMap(({ text }) =>
    yesEmoji.has(text) ? ['yes'] : noEmoji.has(text) ? ['no'] : [],
  );
}

/**
 * The answer to a closed question the bot has just put: `yes` or `no`, in everyday Indonesian, Betawi,
 * Javanese and Sundanese, or by emoji. Everything else, questions, hedges, delays, greetings and
 * contradictions among it, is rejected as `unknown`.
 */
export const readYesNo: Reader<'yes' | 'no'> = (text) => {
  if (text.trim().length > longestAnswer) return rejected('unknown');
  const tokens = tokenize(
    text
      .trim()
      .replace(/\r?\n/g, ' , ')
      .replace(/terima\s?kasih/gi, 'makasih'),
  );
  const said = clauses(tokens);
  if (!said) return rejected('unknown');
  const answer = settle([...said.map(readClause), ...emojiAnswers(tokens)]);
  return answer === 'unknown' ? rejected('unknown') : value(answer);
};
