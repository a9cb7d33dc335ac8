import {
  askingWords,
  type Command,
  commandVariants,
  exactCommands,
  foldedWords,
  loudCommands,
} from './command-phrases.js';
import { withoutPoliteness } from './politeness.js';
import { slips } from './slips.js';
import { squeeze, type Token, tokenize } from './tokens.js';

export type { Command } from './command-phrases.js';

export interface CommandReading {
  command: Command;
  /** The taught word itself; it wins over any answer. A variant counts only after the answer was refused. */
  exact: boolean;
  /** "berhenti" alone: the messages, or only this conversation? The person is asked. */
  unclear?: true;
  /** What was written behind the word: the code of a room in "HADIR HN47KP". */
  said?: string;
}

const fold = (word: string): string =>
  foldedWords.get(word) ?? foldedWords.get(squeeze(word)) ?? word;

const variants = new Map<string, Command>();
for (const command of Object.keys(commandVariants) as Command[]) {
  for (const line of commandVariants[command].split(/[,\n]/)) {
    const phrase = line.trim();
    variants.set(phrase, command);
    variants.set(phrase.split(' ').map(fold).join(' '), command);
  }
}

/** One slip in a long taught word: "bantuhan", "kmbali". */
function nearMiss(word: string): Command | undefined {
  if (word.length < 5 || word.length > 10) return undefined;
  const near = [...exactCommands].filter(
    ([taught]) => taught.length >= 6 && slips(taught, word) === 1,
  );
  return near.length === 1 ? near[0]?.[1] : undefined;
}

/** Words of the text, or `undefined` when it holds digits or marks that no command has. */
function wordsOf(tokens: readonly Token[]): string[] | undefined {
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'word') words.push(token.text);
    else if (token.kind === 'digits' || !/[.,!?/#'"-]/.test(token.text)) return undefined;
  }
  return words;
}

/** Written as the bot writes its words: "MODAL", "/modal". */
const isLoud = (text: string): boolean =>
  text.trim().startsWith('/') || (text === text.toUpperCase() && text !== text.toLowerCase());

function lookUp(words: readonly string[]): Command | undefined {
  const folded = words.map(fold).join(' ');
  return variants.get(words.join(' ')) ?? variants.get(folded) ?? exactCommands.get(folded);
}

/** Whether words are what people say for a command, letter for letter: no slip of something else. */
export const isCommandPhrase = (words: readonly string[]): boolean => lookUp(words) !== undefined;

/** A variant, with asking words ("saya mau", "tolong") in front taken off one by one. */
function findVariant(words: readonly string[]): Command | undefined {
  for (let from = 0; from < words.length; from++) {
    const rest = words.slice(from);
    const found = lookUp(rest);
    if (found) return found;
    if (!askingWords.has(fold(words[from] ?? ''))) break;
  }
  return undefined;
}

/** "HADIR HN47KP": with a digit, or in capitals, so that "hadir datang" stays what it is. */
function readArrival(text: string): CommandReading | undefined {
  const [, code] = /^\W*hadir\W+([a-z\d]{6})\W*$/i.exec(text) ?? [];
  if (code === undefined || !(/\d/.test(code) || isLoud(text))) return undefined;
  return { command: 'check_in', exact: true, said: code };
}

/**
 * The word heard everywhere that the WHOLE text is, with politeness and punctuation around allowed;
 * `undefined` for everything else ("Warung Menu Sehat" is an answer, not MENU).
 */
export function readCommand(text: string): CommandReading | undefined {
  if (text.trim().length > 80) return undefined;
  const arrival = readArrival(text);
  if (arrival) return arrival;
  const tokens = tokenize(text.trim()).filter(({ kind }) => kind !== 'emoji');
  const all = wordsOf(tokens);
  const words = wordsOf(withoutPoliteness(tokens));
  if (!all || !words) return undefined;
  const taught =
    exactCommands.get(words.map(squeeze).join(' ')) ?? exactCommands.get(all.join(' '));
  if (taught) return { command: taught, exact: true };
  const loud = isLoud(text) && loudCommands.get(all.join(' '));
  if (loud) return { command: loud, exact: true };
  if (/^(berhenti|brenti|brhenti|berenti)$/.test(words.join(' ')))
    return { command: 'stop', exact: false, unclear: true };
  const variant =
    findVariant(all) ??
    findVariant(words) ??
    (words.length === 1 ? nearMiss(words[0] ?? '') : undefined);
  return variant && { command: variant, exact: false };
}
