import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadFlows } from '../../../src/engine/check/check-flows.js';
import { askSchemas, nodeSchemas } from '../../../src/engine/flow-schema.js';
import { commands } from '../../../src/engine/types.js';
import { playTranscript } from './play-transcript.js';

const guide = readFileSync('docs/flows.md', 'utf8');

/** The first block of the guide in that language. */
function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide)?.[1];
  if (found === undefined) throw new Error(`the guide has no ${language}`);
  return found;
}

const texts = JSON.parse(block('json')) as Record<string, Record<string, unknown>>;
const keys = Object.entries(texts).flatMap(([node, parts]) =>
  Object.entries(parts).flatMap(([part, text]) =>
    typeof text === 'object' && text !== null
      ? Object.keys(text).map((option) => `${node}.${part}.${option}`)
      : [`${node}.${part}`],
  ),
);
const loaded = loadFlows([{ file: 'flows/stall.yaml', text: block('yaml') }], 'stall', {
  actions: { 'stalls.book': { outcomes: ['booked', 'full'], sets: ['number'] } },
  locales: { names: ['id'], keys: () => keys },
  commands,
  maxSteps: 100,
});

describe('the guide for authors', () => {
  it('has an example without faults', () => {
    expect(loaded.faults).toEqual([]);
  });

  it('has a transcript that is what the example does', async () => {
    const transcript = block('transcript').trim().split('\n');
    expect(await playTranscript(loaded.set!, texts, transcript)).toEqual(transcript);
  });

  it.each(commands)('explains the command %s', (command) => {
    expect(guide).toContain(`\`${command}\``);
  });

  it.each(Object.keys(askSchemas))('explains the question %s', (kind) => {
    expect(guide).toMatch(new RegExp(`^\\| .*\`${kind}\``, 'm'));
  });

  it.each(Object.keys(nodeSchemas))('explains the node %s', (kind) => {
    expect(guide).toMatch(new RegExp(`^### \`${kind}: `, 'm'));
  });

  it.each([
    ...new Set(
      [...Object.values(askSchemas), ...Object.values(nodeSchemas)].flatMap(({ shape }) =>
        Object.keys(shape),
      ),
    ),
  ])('mentions the field %s', (field) => {
    expect(guide).toMatch(new RegExp(`\`${field}[:\`]`));
  });
});
