import type { Understanding } from '../engine/engine.js';
import { createChoiceWords } from '../i18n/choice-words.js';
import { locales, type Words } from '../i18n/words.js';
import { numberOptions } from '../language/option-numbers.js';
import { readChoice } from '../language/choice.js';
import { readChoices } from '../language/choices.js';
import { readCommand } from '../language/command.js';
import { createFaq, type FaqEntry } from '../language/faq.js';
import { readCourtesy, readGreeting } from '../language/greeting.js';
import { readLedgerEntry } from '../language/ledger.js';
import { readers } from '../language/readers.js';
import { splitAnswers } from '../language/split-answers.js';

const kept = new WeakMap<Words, Understanding>();

/** Hands the readers of `language/` to the engine: values of both are plain JSON. Made once for the same words. */
export function createUnderstanding(words: Words): Understanding {
  const understanding = kept.get(words) ?? build(words);
  kept.set(words, understanding);
  return understanding;
}

function build(words: Words): Understanding {
  const choiceWords = createChoiceWords(words);
  return {
    readers: readers as unknown as Understanding['readers'],
    readChoice: (text, options) => readChoice(text, options),
    readChoices: (text, options) => readChoices(text, options),
    readCommand,
    readGreeting: (text) => readGreeting(text) ?? readCourtesy(text),
    readFaq: createFaq(faqEntries(words)),
    readEntry: (text, context) => readLedgerEntry(text, context).outcome === 'value',
    splitAnswers,
    labelsOf: choiceWords.labels,
    marksOf: (labels) => numberOptions(labels).marks,
  };
}

/** The office's list of questions: one entry an id, with its wordings in every language. */
function faqEntries(words: Words): FaqEntry[] {
  const ids = words
    .keys('id', 'faq')
    .flatMap((key) => (key.endsWith('.answer') ? key.slice(0, -'.answer'.length) : []));
  return ids.map((id) => ({
    id,
    questions: locales.flatMap((locale) => words.list(locale, `faq:${id}.questions`)),
  }));
}
