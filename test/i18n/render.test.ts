import { describe, expect, it } from '@jest/globals';
import type { Event, Question, Vars } from '../../src/engine/types.js';
import { createRender } from '../../src/i18n/render.js';
import { loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';
import { withoutGuards } from '../../src/ports/marks.js';

const words = loadWords(packagePath('locales'), 'Asia/Jakarta');
const render = createRender(words, { privacyUrl: 'https://pasti.example/privasi' });
const plain = { buttons: false, contactRequest: false, deletes: false, maxLength: 4000 };
const rich = { ...plain, buttons: true, contactRequest: true };

const question = (node: string, more: Partial<Question> = {}): Question => ({
  flow: 'registration',
  node,
  kind: 'text',
  serial: 7,
  ...more,
});
const asked = (node: string, more: Partial<Question> = {}, values: Vars = {}): Event => ({
  type: 'asked',
  question: question(node, more),
  values,
});
const said = (key: string, values: Vars = {}): Event => ({ type: 'said', key, values });
const refused = (attempt: number, reason = 'digits', node = 'name', kind = 'text'): Event => ({
  type: 'refused',
  reason,
  attempt,
  question: question(node, { kind }),
  values: {},
});
const texts = (events: Event[], locale = 'id', capabilities = plain) =>
  render(events, locale, capabilities).map(({ text }) => text);

describe('messages', () => {
  it('put what comes before a question into one message with it', () => {
    expect(texts([said('registration:thanks_said.say'), asked('name')])).toEqual([
      'Terima kasih, Kak.\n\nSiapa nama lengkap Kakak, sesuai KTP?',
    ]);
  });

  it('leave apart what would become too long, and what has buttons already', () => {
    const long = said('menu:help_registered.say');
    expect(texts([long, said('menu:help_guest.say')])).toHaveLength(2);
    const choice = asked('salutation', { kind: 'choice', options: [{ id: 'kak' }] });
    expect(texts([choice, said('registration:thanks_said.say')])).toHaveLength(2);
  });

  it('carry a file each, apart from the texts around it', () => {
    const file = { id: 'c', name: 'sertifikat.pdf', mime: 'application/pdf', size: 9 };
    const given: Event = { type: 'said', key: 'registration:thanks_said.say', values: {}, file };
    const messages = render([given, given, asked('name')], 'id', plain);
    expect(messages.map((message) => message.file)).toEqual([file, file, undefined]);
  });

  it('say nothing of what only the log wants to know', () => {
    const events: Event[] = [
      { type: 'started', flow: 'menu' },
      { type: 'ended', flow: 'menu', outcome: 'done' },
      { type: 'forgotten' },
      { type: 'answered', flow: 'registration', node: 'name', value: 'Siti', values: {} },
    ];
    expect(texts(events)).toEqual([]);
  });

  it('echo an answer where the node has words for it', () => {
    const kecamatan = { name: 'Tebet', city: 'Jakarta Selatan' };
    const echo = (more: Vars): Event => ({
      type: 'answered',
      flow: 'registration',
      node: 'kecamatan',
      values: { kecamatan: { ...kecamatan, ...more } },
    });
    expect(texts([echo({})])).toEqual(['Kecamatan **Tebet**, Jakarta Selatan.']);
    expect(texts([echo({ kelurahan: { name: 'Manggarai' } })])).toEqual([
      'Kelurahan **Manggarai**, kecamatan **Tebet**, Jakarta Selatan.',
    ]);
  });

  it('use the short form of a question that is put again', () => {
    const values = { name: 'Siti', salutation: 'ibu' };
    const again: Event = { type: 'asked', question: question('nik'), values, again: true };
    expect(texts([again])).toEqual(['Boleh minta 16 angka NIK di KTP, Bu?']);
    expect(texts([{ ...again, question: question('birthDate') }])).toEqual([
      'Tanggal lahir Ibu, sesuai KTP? Contoh: 17 Agustus 1990.',
    ]);
  });
});

describe('options', () => {
  const options = [{ id: 'kak' }, { id: 'bapak' }, { id: 'ibu' }];

  it('are buttons where there are buttons', () => {
    const [message] = render([asked('salutation', { kind: 'choice', options })], 'id', rich);
    expect(message?.text).toBe('Enaknya kami panggil apa?');
    expect(message?.choices).toEqual({
      question: 7,
      options: [
        { id: 'kak', label: 'Kak' },
        { id: 'bapak', label: 'Bapak' },
        { id: 'ibu', label: 'Ibu' },
      ],
    });
  });

  it('are a list elsewhere, each behind what the question says stands before it', () => {
    const marks = ['1. ', '2. ', ''];
    expect(texts([asked('salutation', { kind: 'choice', options, marks })])).toEqual([
      'Enaknya kami panggil apa?\n1. Kak\n2. Bapak\nIbu',
    ]);
  });

  it('go on counting on the next page, and say how to turn it', () => {
    const page = { index: 1, count: 2 };
    const shown = [{ id: 'a', label: 'Kelurahan A' }];
    const event = asked('kelurahan', { kind: 'list', options: shown, marks: ['13. '], page });
    expect(texts([event])).toEqual([
      'Kelurahan mana, Kak?\n13. Kelurahan A\nHalaman 2 dari 2; ketik BERIKUTNYA untuk melihat yang lain.',
    ]);
    const [message] = render([event], 'id', rich);
    expect(message?.choices?.options.at(-1)).toEqual({ id: '+', label: 'Berikutnya »' });
  });

  it('are offered to share at a press where the channel can', () => {
    const event = asked('phone', { kind: 'phone', request: 'contact' });
    const [message] = render([event], 'id', rich);
    expect(message?.request).toEqual({ what: 'contact', label: 'Bagikan nomor HP saya' });
    expect(render([event], 'id', plain)[0]?.request).toBeUndefined();
  });
});

describe('refusals', () => {
  const wrong = 'Namanya tanpa angka ya, Kak. Contoh: Siti Aminah.';
  const example = 'Boleh tanpa gelar, yang penting sama dengan di KTP.';

  it('say what was wrong, then what helps, then who helps', () => {
    expect(texts([refused(1)])).toEqual([wrong]);
    expect(texts([refused(2)])).toEqual([`${wrong}\n${example}`]);
    expect(texts([refused(3)])).toEqual([
      `${wrong}\n${example}\nKalau sulit, ketik PETUGAS, nanti kami bantu.`,
    ]);
  });

  it('put the question again where nobody was at fault', () => {
    expect(texts([refused(0, 'sticker')])).toEqual([
      'Stikernya lucu, Kak 😊 Kami tunggu jawabannya ya.\nSiapa nama lengkap Kakak, sesuai KTP?',
    ]);
  });

  it('find words from the particular to the general', () => {
    expect(texts([refused(1, 'date', 'nik', 'nik')])[0]).toMatch(
      /^Ada angka yang keliru di tengah/,
    );
    expect(texts([refused(1, 'odd', 'nik', 'nik')])[0]).toMatch(/^Maaf Kak, NIK belum terbaca/);
    expect(texts([refused(1, 'odd', 'odd', 'odd')])).toEqual([
      'Maaf Kak, kami belum paham jawabannya.',
    ]);
  });
});

describe('values in texts', () => {
  it('can not pass for marks, nor for placeholders', () => {
    const name = '**Siti** {{person.number}} $t(common:person)';
    const [text = ''] = texts([asked('nik', {}, { name })]);
    expect(text).not.toContain('**');
    expect(withoutGuards(text)).toContain(name);
  });

  it('are said in the locale of the person', () => {
    const values = { name: 'Siti', salutation: 'ibu' };
    expect(texts([asked('nik', {}, values)], 'en')[0]).toMatch(/^Nice to meet you, Siti!/);
    expect(texts([asked('name')], 'fr')).toEqual(texts([asked('name')], 'id'));
  });

  it('tell a business in one line', () => {
    const person = {
      name: 'Siti',
      nik: '3174********01',
      birthDate: '1990-08-17',
      phone: '+6281200001234',
      kelurahan: { label: 'Manggarai' },
      kecamatan: { name: 'Tebet' },
    };
    const line = (values: Vars, locale = 'id') =>
      texts([asked('summary', {}, { ...person, ...values })], locale)[0]?.match(
        /(?:Usaha|Business): (.*)/,
      )?.[1];
    const shop = { category: 'culinary', businessName: 'Dapur Siti', since: '1_to_3_years' };
    expect(line({ ...shop, businessKind: 'business' })).toBe('Dapur Siti, kuliner, 1-3 tahun');
    const idea = { businessKind: 'idea', category: 'other', categoryOther: 'Ikan', idea: 'Cupang' };
    expect(line(idea)).toBe('ide ikan: Cupang');
    expect(line(idea, 'en')).toBe('idea (ikan): Cupang');
  });
});
