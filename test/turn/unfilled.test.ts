import { describe, expect, it } from '@jest/globals';
import type { Outgoing } from '../../src/ports/channel.js';
import { refuseUnfilled, type Unfilled, withoutPlaceholders } from '../../src/ports/unfilled.js';
import { messageLog } from '../../src/store/messages.js';
import { guardMessage } from '../../src/turn/guard-message.js';
import { guardMarks, withoutGuards } from '../../src/ports/marks.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { stopAfterEach, TurnProcess } from './house.js';

const fixture = useDatabase();
stopAfterEach();

const file = { id: 'f', mime: 'application/pdf', size: 1 };
const message: Outgoing = {
  id: 'r1-0',
  text: 'Izin Kak: {{done}} dari 5.',
  logged: 'Kode {{code}} dikirim',
  choices: { question: 3, options: [{ id: 'nib', label: 'NIB {{states.nib}}' }] },
  request: { what: 'contact', label: 'Bagikan {{phone}}' },
  file: { ...file, name: 'laporan {{month}}.pdf' },
};

/** A message through the guard, and what the guard told. */
function guarded(given: Outgoing) {
  const found: Unfilled[] = [];
  const clean = guardMessage(given, (one) => found.push(one));
  return { clean, found };
}

describe('a message with a placeholder', () => {
  it('goes out without it, in every part that can be seen or is logged', () => {
    const { clean, found } = guarded(message);
    expect(clean).toEqual({
      id: 'r1-0',
      text: 'Izin Kak: - dari 5.',
      logged: 'Kode dikirim',
      choices: { question: 3, options: [{ id: 'nib', label: 'NIB' }] },
      request: { what: 'contact', label: 'Bagikan' },
      file: { ...file, name: 'laporan.pdf' },
    });
    expect(found.map(({ at, key }) => `${at} ${key}`)).toEqual(
      ['text', 'log', 'button', 'button', 'file'].map((part) => `message r1-0 ${part}`),
    );
  });

  it('is told without a word of it', () => {
    expect(JSON.stringify(guarded(message).found)).not.toMatch(/Izin|done|states|Kode|laporan/);
  });

  it('is a fault wherever nobody is told', () => {
    expect(() => guardMessage(message, refuseUnfilled)).toThrow('r1-0 text (message)');
  });

  it('is one only where a text of ours has it: what somebody typed is shown as they typed it', () => {
    const typed = 'Kaos {{oko}} $t(oko) {{{';
    const { clean, found } = guarded({ id: 'r', text: `Nama: ${guardMarks(typed)}` });
    expect(found).toEqual([]);
    expect(withoutGuards(clean.text)).toBe(`Nama: ${typed}`);
  });

  it('reaches the channel and the log clean', async () => {
    const found: Unfilled[] = [];
    const one = new TurnProcess(fixture.database, 'one', { unfilled: (each) => found.push(each) });
    await one.say('u1', 'Izin {{states.nib}} tercatat');
    await one.settled();
    await one.stop();
    expect(one.channel.textsTo('u1')).toEqual(['1 Izin tercatat']);
    const rows = await messageLog(fixture.database).latest('telegram:u1', 9);
    expect(rows.filter(({ direction }) => direction === 'out').map(({ text }) => text)).toEqual([
      '1 Izin tercatat',
    ]);
    expect(found).toHaveLength(1);
  });
});

describe('what is left of a text', () => {
  it.each([
    ['Halo {{name}}, selamat datang.', 'Halo, selamat datang.'],
    ['Halo **{{name}}**!', 'Halo!'],
    ['Izin {{sapa}} ({{state}})', 'Izin'],
    ['NIB $t(licensing-lines:state.{{states.nib}})', 'NIB'],
    ['Nama: {{name}}\nHP: {{phone, phone}}\nSudah benar?', 'Nama: -\nHP: -\nSudah benar?'],
    ['Catatan:\n• {{line}}\nSelesai', 'Catatan:\nSelesai'],
    ['{{all}}', '-'],
    ['Buka {{', 'Buka'],
    ['Tanpa apa-apa', 'Tanpa apa-apa'],
  ])('%j is %j', (text, expected) => {
    expect(withoutPlaceholders(text)).toBe(expected);
  });
});
