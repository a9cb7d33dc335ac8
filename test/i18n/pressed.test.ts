import { describe, expect, it } from '@jest/globals';
import { actionFacts } from '../../src/app/modules.js';
import { loadFlowSet } from '../../src/app/load-flow-set.js';
import { findPressed } from '../../src/engine/pressed.js';
import type { Conversation, Frame } from '../../src/engine/types.js';
import { createChoiceWords } from '../../src/i18n/choice-words.js';
import { loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';

const words = loadWords(packagePath('locales'), 'Asia/Jakarta');
const flows = loadFlowSet(words, actionFacts);
const { label } = createChoiceWords(words);

const frame = (flow: string, node: string, more: Partial<Frame>): Frame => ({
  flow,
  version: 1,
  node,
  vars: {},
  trail: [],
  ...more,
});
const permits = frame('licensing', 'menu', {
  vars: { states: { nib: 'wanted', pirt: 'verified' } },
  open: { serial: 4, refusals: 0, options: [{ id: 'nib' }, { id: 'pirt' }] },
});
const days = frame('licensing', 'keeps', {
  vars: { days: 7 },
  open: { serial: 5, refusals: 0, options: [{ id: 'yes' }] },
});
const brand = frame('licensing', 'brand', {
  open: { serial: 6, refusals: 0, options: [{ id: 'yes' }, { id: 'no' }] },
});
const list = frame('training', 'pick', {
  open: { serial: 7, refusals: 0, options: [{ id: 't1', label: 'Kemasan {{x}}' }] },
});
const narrowed = frame('registration', 'category', {
  open: {
    serial: 8,
    refusals: 0,
    options: [{ id: 'craft' }],
    values: ['craft'],
    all: [{ id: 'culinary' }, { id: 'craft' }],
  },
});
const rating = frame('training', 'rating', {
  open: { serial: 9, refusals: 0, options: [{ id: 'r5' }] },
});

/** What stands in the log when a button is pressed, in words of the language that is spoken. */
function pressed(question: number, choice: string, locale = 'id'): string | undefined {
  const conversation: Conversation = {
    frames: [permits, days, brand, list, narrowed],
    asked: 9,
    person: {},
    locale,
    parked: { training: rating },
    offers: [{ id: 'b1.minat', label: 'MINAT' }],
  };
  const found = findPressed(flows, conversation, { question, choice });
  return found && label(found.asked, found.option, { locale, values: found.values });
}

describe('what was pressed', () => {
  it.each([
    ['a label with values', 4, 'nib', 'NIB (belum)'],
    ['another one of them', 4, 'pirt', 'SPP-IRT ✓'],
    ['a label with a number', 5, 'yes', 'Ya, lebih dari 7 hari'],
    ['yes or no', 6, 'yes', 'Ya'],
    ['an option of a list', 7, 't1', 'Kemasan {\u2060{x}}'],
    ['the next page of a list', 7, '+', 'Berikutnya »'],
    ['a button above the narrowed ones', 8, 'culinary', 'Kuliner'],
    ['a rating of a flow that was broken off', 9, 'r5', '5 - sangat bermanfaat'],
    ['a reply to an announcement', 0, 'b1.minat', 'MINAT'],
    ['a reply that is known no more', 0, 'b2.minat', undefined],
    ['a button of a question that is over', 3, 'nib', undefined],
    ['what was never offered', 4, 'constructor', undefined],
  ])('is told in the words on it: %s', (_what, question, choice, expected) => {
    expect(pressed(question, choice)).toBe(expected);
  });

  it('is told in the language that is spoken', () => {
    expect(pressed(4, 'nib', 'en')).toBe('NIB (not yet)');
    expect(pressed(6, 'no', 'en')).toBe('No');
  });
});
