import { describe, expect, it } from '@jest/globals';
import { action, playFlows } from './rig.js';

const one = (ask: string, more = '') => `flow: main
version: 1
start: q
nodes:
  q: { ask: ${ask}, save: q, ${more} to: done }
  done: { say: text, to: end }
  end: { end: done }
`;
const taken = (value: unknown) => [
  `answered q ${JSON.stringify(value)}`,
  'said main:done.say',
  'ended main done',
];

async function answer(flow: string, ...texts: string[]): Promise<string[][]> {
  const player = playFlows([flow]);
  await player.say('x');
  const answers = [];
  for (const text of texts) answers.push(await player.say(text));
  return answers;
}

describe('questions', () => {
  it('take a text of the right length, with its spaces put right', async () => {
    const flow = one('text', 'length: [3, 10],');
    const long = 'a'.repeat(2001);
    expect(await answer(flow, '...🙏')).toEqual([['refused q wordless 1']]);
    expect(await answer(flow, 'ab', 'abcdefghijkl', long, ' abc   de ')).toEqual([
      ['refused q too_short 1'],
      ['refused q too_long 2'],
      ['refused q too_long 3'],
      taken('abc de'),
    ]);
  });

  it('take yes and no in words, and by the numbers of a list', async () => {
    const flow = one('yesno');
    expect(await answer(flow, '3', '1')).toEqual([['refused q out_of_range 1'], taken('yes')]);
    expect(await answer(flow, 'apa', 'no 2')).toEqual([['refused q unknown 1'], taken('no')]);
    expect(await answer(flow, 'iya dong')).toEqual([taken('yes')]);
  });

  it('keep nothing of a free text that must not be kept in clear', async () => {
    expect(await answer(one('text'), 'ini rahasia saya')).toEqual([taken('ini *** saya')]);
  });

  it('take a choice by number, by name, and a plain yes where it stands for one', async () => {
    const flow = one('choice', 'choices: [merah, biru], yes: merah, no: biru,');
    expect(await answer(flow, '2')).toEqual([taken('biru')]);
    expect(await answer(flow, '7', 'hijau', 'Merah kak')).toEqual([
      ['refused q out_of_range 1'],
      ['refused q unknown 2'],
      taken('merah'),
    ]);
    expect(await answer(flow, 'iya dong')).toEqual([taken('merah')]);
    expect(await answer(flow, 'nggak')).toEqual([taken('biru')]);
  });

  it('take several choices', async () => {
    const flow = one('choices', 'choices: [merah, biru, hijau],');
    expect(await answer(flow, '1, 3')).toEqual([taken(['merah', 'hijau'])]);
    expect(await answer(flow, 'biru dan ungu', 'biru dan hijau')).toEqual([
      ['refused q unknown 1'],
      taken(['biru', 'hijau']),
    ]);
  });

  it('hold numbers and money to their range', async () => {
    const [small, large, right] = await answer(one('number', 'range: [1, 3],'), '0', '4', 'dua');
    expect([small, large, right]).toEqual([
      ['refused q too_small 1'],
      ['refused q too_large 2'],
      taken(2),
    ]);
    expect(await answer(one('money', 'range: [1000, 50000],'), '500 ribu', '25 rb')).toEqual([
      ['refused q too_large 1'],
      taken(25_000),
    ]);
  });

  it('hold dates to the past or the future, by the day in Jakarta', async () => {
    const past = one('date', 'format: past,');
    expect(await answer(past, '25-11-2026', '24-11-2026')).toEqual([
      ['refused q future 1'],
      taken('2026-11-24'),
    ]);
    const future = one('date', 'format: future,');
    expect(await answer(future, '23-11-2026', 'besok')).toEqual([
      ['refused q past 1'],
      taken('2026-11-25'),
    ]);
  });

  it('offer what an ambiguous answer can mean, and take what is picked', async () => {
    const player = playFlows([one('kecamatan')]);
    await player.say('x');
    expect(await player.say('gandaria')).toEqual(['refused q ambiguous 0']);
    const [refused] = player.events;
    const options = refused?.type === 'refused' ? refused.question.options : [];
    expect(options).toHaveLength(2);
    await player.say('2');
    expect(player.events[0]).toMatchObject({ value: { name: 'Kebayoran Baru' } });
  });

  it('branch on the reason of a refusal', async () => {
    const flow = one('kecamatan').replace('to: done }', 'to: { value: done, outside: end } }');
    expect(await answer(flow, 'qwxz')).toEqual([['refused q not_found 1']]);
    expect(await answer(flow, 'depok')).toEqual([['ended main done']]);
  });

  it('page a list of more than twelve', async () => {
    const ids = Array.from({ length: 14 }, (_, index) => `item${index + 1}`);
    const flow = one('list', 'options: list,');
    const options = ids.map((id) => ({ id, label: `Barang ${id}` }));
    const list = action(['listed'], () => ({ outcome: 'listed', options }));
    const player = playFlows([flow], { list });
    const first = `asked q [${ids.slice(0, 12).join(' ')}] page 1/2`;
    expect(await player.say('x')).toEqual([first]);
    expect(await player.say('berikutnya')).toEqual(['asked q [item13 item14] page 2/2']);
    expect(await player.give({ type: 'choice', question: 1, choice: '+' })).toEqual([first]);
    expect(await player.say('14')).toEqual(taken({ id: 'item14', label: 'Barang item14' }));
  });

  it('take a contact, a place, a picture; and nothing else in their place', async () => {
    const phone = playFlows([one('phone')]);
    await phone.say('x');
    const card = { type: 'contact', phone: '+6281200001234' } as const;
    expect(await phone.give({ ...card, own: false })).toEqual(['refused q not_own 0']);
    expect(await phone.give({ ...card, own: true })).toEqual(taken('+6281200001234'));
    const photo = playFlows([one('photo')]);
    await photo.say('x');
    expect(await photo.say('ini')).toEqual(['refused q text 1']);
    expect(await photo.give({ type: 'unreadable', what: 'sticker' })).toEqual([
      'refused q sticker 0',
    ]);
    expect(await photo.give({ type: 'photo', file: { ref: 'f' } })).toEqual(
      taken({ as: 'photo', ref: 'f' }),
    );
    const place = playFlows([one('location')]);
    await place.say('x');
    const at = { latitude: -6.2, longitude: 106.8 };
    expect(await place.give({ type: 'location', ...at })).toEqual(taken(at));
  });

  it('seal a sensitive answer: no event and no text shows it', async () => {
    const player = playFlows([one('nik', 'sensitive: true,')]);
    await player.say('x');
    expect(await player.say('3174055708909901')).toEqual([
      'answered q undefined',
      'forgotten',
      'said main:done.say',
      'ended main done',
    ]);
    expect(player.sensitive).toBe(true);
    expect(player.events[2]).toMatchObject({ values: { q: '***' } });
    expect(JSON.stringify([player.events, player.conversation])).not.toContain('31740557');
  });
});
