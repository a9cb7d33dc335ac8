import { describe, expect, it } from '@jest/globals';
import type { Input, Vars } from '../../src/engine/types.js';
import { action, playFlows } from './rig.js';

const asking = (kind: string, more = '') => `
flow: main
version: 1
start: q
nodes:
  q: { ask: ${kind}, ${more} save: it, to: done }
  done: { end: done }
`;
const photo = (more: object = {}): Input => ({ type: 'photo', file: { ref: 'p' }, ...more });
const document = (mime?: string): Input => ({
  type: 'document',
  file: { ref: 'd', name: 'a.bin', ...(mime !== undefined && { mime }) },
});

async function answered(kind: string, input: Input, more?: string): Promise<unknown> {
  const player = playFlows([asking(kind, more)]);
  await player.say('halo');
  const [first] = await player.give(input);
  const taken = player.events.find((event) => event.type === 'answered');
  return taken?.type === 'answered' ? taken.value : first;
}

describe('a file as an answer', () => {
  it.each([
    ['photo', photo(), { as: 'photo', ref: 'p' }],
    ['document', photo(), { as: 'photo', ref: 'p' }],
    [
      'photo',
      document('image/png'),
      { as: 'document', ref: 'd', name: 'a.bin', mime: 'image/png' },
    ],
    ['photo', document(), { as: 'document', ref: 'd', name: 'a.bin' }],
    ['photo', document('text/plain'), 'refused q document 0'],
    ['text', photo(), 'refused q photo 0'],
    ['text', document('image/png'), 'refused q document 0'],
  ])('to a %s question is what it should be', async (kind, input, expected) => {
    expect(await answered(kind, input)).toEqual(expected);
  });

  it('keeps what was written under it, without what must not be kept', async () => {
    expect(await answered('photo', photo({ caption: ' rahasia warung ' }))).toEqual({
      as: 'photo',
      ref: 'p',
      caption: '*** warung',
    });
  });

  it('can be a text where the question says so, and nowhere else', async () => {
    const text: Input = { type: 'text', text: ' sudah saya pasang ' };
    expect(await answered('photo', text, 'orText: true,')).toEqual({ text: 'sudah saya pasang' });
    expect(await answered('document', text)).toBe('refused q text 1');
    const dots: Input = { type: 'text', text: '...' };
    expect(await answered('photo', dots, 'orText: true,')).toBe('refused q wordless 1');
  });

  it('hears the words of everywhere in a question that takes a text', async () => {
    const player = playFlows([asking('photo', 'orText: true,')]);
    await player.say('halo');
    await player.say('KEMBALI');
    expect(player.events.some(({ type }) => type === 'answered')).toBe(false);
  });

  it('is not taken when it is too large', async () => {
    const large = { type: 'photo', file: { ref: 'p', size: 11 * 1024 * 1024 } } as const;
    expect(await answered('photo', large)).toBe('refused q too_big 0');
  });
});

describe('a file that goes with a text', () => {
  const file = { id: 'c1', name: 'sertifikat.pdf', mime: 'application/pdf', size: 10 };
  const flow = `
flow: main
version: 1
start: make
nodes:
  make: { do: make, to: { made: give } }
  give: { say: text, file: certificate, to: done }
  done: { end: done }
`;
  const said = async (certificate: typeof file | string | undefined) => {
    const set: Vars = certificate === undefined ? {} : { certificate };
    const player = playFlows([flow], { make: action(['made'], () => ({ outcome: 'made', set })) });
    await player.say('halo');
    return player.events.find(({ type }) => type === 'said');
  };

  it('is what the variable holds', async () => {
    expect(await said(file)).toMatchObject({ key: 'main:give.say', file });
  });

  it('is left out where the variable holds none', async () => {
    expect(await said(undefined)).not.toHaveProperty('file');
    expect(await said('sertifikat.pdf')).not.toHaveProperty('file');
  });
});
