import { describe, expect, it } from '@jest/globals';
import { actionFacts } from '../../src/app/modules.js';
import { loadFlowSet } from '../../src/app/load-flow-set.js';
import { createUnderstanding } from '../../src/app/understanding.js';
import { offeredBy } from '../../src/engine/spoken-options.js';
import type { AskNode } from '../../src/engine/flow.js';
import type { Event, Vars } from '../../src/engine/types.js';
import { createRender } from '../../src/i18n/render.js';
import { locales, loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';
import { inOneLine } from '../language/reading-table.js';

const words = loadWords(packagePath('locales'), 'Asia/Jakarta');
const { flows } = loadFlowSet(words, actionFacts);
const understanding = createUnderstanding(words);
// Only the options are looked at: a text may name more than its labels do.
const render = createRender({ ...words, say: () => '?' }, {});
const list = { buttons: false, contactRequest: false, deletes: false, maxLength: 4000 };

/** What the labels of some questions name. */
const values: Record<string, Vars> = {
  'licensing:keeps': { days: 7 },
  'licensing:menu': {
    states: {
      nib: 'wanted',
      pirt: 'applied',
      halal: 'reported',
      bpom: 'verified',
      merek: 'returned',
    },
    done: 1,
    total: 5,
    next: 'wanted',
    nextKind: 'nib',
  },
  'menu:steps': {
    states: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((step) => [`P${step}`, 'open'])),
  },
};

interface Asked {
  name: string;
  locale: string;
  flow: string;
  node: string;
  ask: AskNode;
}

const asked: Asked[] = Object.values(flows).flatMap(({ flow, nodes }) =>
  Object.entries(nodes).flatMap(([node, ask]) =>
    ask.kind === 'ask' && offeredBy(ask)
      ? locales.map((locale) => ({ name: `${flow}:${node} in ${locale}`, locale, flow, node, ask }))
      : [],
  ),
);

/** A question as it is read, and as it is on show: by labels, and as the lines of a list. */
function show({ flow, node, locale, ask }: Asked, ids: string[]) {
  const question = { flow, node, kind: ask.ask, serial: 1, options: ids.map((id) => ({ id })) };
  const shown = { locale, values: values[`${flow}:${node}`] ?? {} };
  const options = ids.map((id) => ({ id, labels: understanding.labelsOf(question, id, shown) }));
  const marks = understanding.marksOf(options.map(({ labels }) => labels[0]!));
  const event: Event = { type: 'asked', question: { ...question, marks }, values: shown.values };
  const [message] = render([event], locale, list);
  const labels = message?.choices?.options.map(({ label }) => label) ?? [];
  return { options, labels, lines: message?.text.split('\n').slice(-ids.length) ?? [] };
}

const orders = ({ ask }: Asked): string[][] => {
  const ids = offeredBy(ask)!.map(({ id }) => id);
  // What an action picks comes in any order, and not all of it.
  return ask.options === undefined ? [ids] : [ids, [...ids].reverse(), ids.slice(1)];
};

const read = (text: string, options: { id: string; labels: string[] }[]) =>
  inOneLine(understanding.readChoice(text, options) as Parameters<typeof inOneLine>[0]);

describe('every option of every question', () => {
  it('is among those that are looked at', () => {
    expect(asked.length).toBeGreaterThan(150);
  });

  it.each(asked)('$name: its label, its words and what stands before it lead to it', (one) => {
    for (const ids of orders(one)) {
      const { options, labels, lines } = show(one, ids);
      expect(labels.join('\n') + lines.join('\n')).not.toMatch(/\{\{|\$t\(/);
      ids.forEach((id, index) => {
        const sign = /^(\w+)(?:\.| )/.exec(lines[index]!)?.[1];
        expect(lines[index]).toMatch(/^(?:\d+\. |[a-z]\. |\d+ )/);
        expect(lines[index]).not.toMatch(/^\d+\. \d+ -/);
        const said = [sign!, labels[index]!, lines[index]!, ...options[index]!.labels];
        for (const text of said) expect([text, read(text, options)]).toEqual([text, id]);
      });
    }
  });

  it.each(asked)('$name: a word or a number on show never leads to another one', (one) => {
    for (const ids of orders(one)) {
      const { options, labels } = show(one, ids);
      labels.forEach((label, index) => {
        for (const word of label.toLowerCase().match(/\p{L}{2,}|\d+/gu) ?? []) {
          const reading = understanding.readChoice(word, options);
          if (reading.outcome !== 'value') continue;
          const meant = options.find((option) => option.id === reading.value)!;
          const whole = meant.labels.some((other) => other.toLowerCase() === word);
          const holds = meant.labels.some((other) => other.toLowerCase().includes(word));
          expect([label, word, whole || holds || meant === options[index]]).toEqual([
            label,
            word,
            true,
          ]);
        }
      });
    }
  });
});
