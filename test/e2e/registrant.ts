import type { Person, ScreenMessage } from '../support/bot-api/index.js';
import type { Someone } from './people.js';

/** The questions of registration, as a person tells them apart. */
export type Question =
  | 'consent'
  | 'name'
  | 'nik'
  | 'salutation'
  | 'phone'
  | 'kecamatan'
  | 'kelurahan'
  | 'has_business'
  | 'category'
  | 'business_name'
  | 'since'
  | 'idea'
  | 'summary'
  | 'registered';

/** Questions with buttons are known by one of them. */
const byButton: [string, Question][] = [
  ['Setuju', 'consent'],
  ['Bapak', 'salutation'],
  ['Sudah ada usaha', 'has_business'],
  ['Kuliner', 'category'],
  ['6-12 bulan', 'since'],
  ['Ya, benar', 'summary'],
];

/** Others by words; what stands last in a message is what is asked. */
const byWords: [RegExp, Question][] = [
  [/nama lengkap/gi, 'name'],
  [/16 angka/gi, 'nik'],
  [/nomor HP/gi, 'phone'],
  [/kecamatan mana|nama kecamatan/gi, 'kecamatan'],
  [/Kelurahan mana|Kelurahan itu|Maksudnya yang mana/gi, 'kelurahan'],
  [/nama usahanya/gi, 'business_name'],
  [/Ceritakan singkat/gi, 'idea'],
];

/** Typed a second time, these would answer the question that follows, which takes any text. */
const mayBeTakenForText = new Set<Question>(['consent', 'has_business', 'category']);

export const registrationNumber = /PAS-\d\d\.\d\d\.\d\d-\d{6}/;

/** What the message asks; undefined for one that asks nothing. */
export function questionOf({ text, buttons }: ScreenMessage): Question | undefined {
  if (registrationNumber.test(text)) return 'registered';
  const labels = new Set(buttons.flat().map(({ label }) => label));
  const known = byButton.find(([label]) => labels.has(label));
  if (known) return known[1];
  const found = byWords.flatMap(([words, question]) =>
    [...text.matchAll(words)].map(({ index }) => ({ index, question })),
  );
  return found.sort((a, b) => a.index - b.index).at(-1)?.question;
}

/** What somebody needs to talk to the bot. */
export type Talker = Pick<Person, 'say' | 'pressData' | 'reply' | 'unread' | 'messages'>;

export interface RegistrantOptions {
  /** Told of each question before it is answered. */
  onQuestion?: (question: Question) => Promise<void> | void;
  /** Once asks for help as well, before or after an answer. */
  chatty?: boolean;
}

/**
 * Somebody who registers by chat: answers whatever the bot asks now, by button or by text, until there is a
 * registration number.
 */
export class Registrant {
  /** What was picked from the bot's list; more than one where the bot asked again. */
  readonly kelurahan = new Set<string>();
  number = '';
  /** Milliseconds from each answer to the bot's next message. */
  readonly waits: number[] = [];
  private answered = 0;

  constructor(
    readonly person: Talker,
    readonly self: Someone,
    private readonly options: RegistrantOptions = {},
  ) {}

  /** Says hello and goes on to the end. @throws Error when the bot falls silent or goes astray */
  async register(): Promise<this> {
    const { onQuestion } = this.options;
    this.person.say('halo');
    for (let messages = 0; messages < 100; messages += 1) {
      const began = performance.now();
      const latest = [await this.person.reply()];
      this.waits.push(performance.now() - began);
      // Somebody who looks at the screen answers what was asked last.
      while (this.person.unread.length > 0) latest.push(await this.person.reply());
      const asking = latest.map((message) => ({ message, question: questionOf(message) }));
      const { message, question } = asking.reverse().find((one) => one.question) ?? {};
      if (!message || !question) continue;
      await onQuestion?.(question);
      if (question === 'registered') {
        this.number = registrationNumber.exec(message.text)?.[0] ?? '';
        return this;
      }
      this.reply(question, message);
    }
    throw new Error(`${this.self.name} got nowhere: ${this.person.messages.at(-1)?.text}`);
  }

  private reply(question: Exclude<Question, 'registered'>, message: ScreenMessage): void {
    this.answered += 1;
    // Once only: each further message makes the answers lag one more behind the questions.
    const help = this.options.chatty === true && this.answered === 3 + (this.self.index % 6);
    const before = help && this.self.index % 2 === 0;
    if (before) this.person.say('BANTUAN');
    this.answer(question, message);
    if (help && !before) this.person.say('BANTUAN');
  }

  private answer(question: Exclude<Question, 'registered'>, message: ScreenMessage): void {
    const typed = (this.self.index + this.answered) % 2 === 0;
    const label = question === 'kelurahan' ? this.pick(message) : this.labels()[question];
    if (label === undefined) {
      const text = this.texts(typed)[question];
      if (text !== undefined) this.person.say(text);
    } else if (typed && !mayBeTakenForText.has(question)) this.person.say(label);
    else this.press(message, label);
  }

  /** Answers that stand on a button. */
  private labels(): Partial<Record<Question, string>> {
    return {
      consent: 'Setuju',
      salutation: 'Kak',
      has_business: this.self.business.kind === 'idea' ? 'Baru ide' : 'Sudah ada usaha',
      category: 'Kuliner',
      since: '1-3 tahun',
      summary: 'Ya, benar',
    };
  }

  private texts(spaced: boolean): Partial<Record<Question, string>> {
    const { name, nik, phone, kecamatan, business } = this.self;
    return {
      name,
      nik: spaced ? nik.replace(/(\d{4})(?=\d)/g, '$1 ') : nik,
      phone,
      kecamatan: spaced ? kecamatan.toLowerCase() : kecamatan,
      ...(business.kind === 'idea' ? { idea: business.idea } : { business_name: business.name }),
    };
  }

  /** The first of the list; nothing when its buttons are gone, as the bot has heard something since. */
  private pick({ buttons }: ScreenMessage): string | undefined {
    const label = buttons[0]?.[0]?.label;
    if (label !== undefined) this.kelurahan.add(label);
    return label;
  }

  /** The button under this very message, even if the bot has taken it off the screen since. */
  private press(message: ScreenMessage, label: string): void {
    const button = message.buttons.flat().find((one) => one.label === label);
    if (button) this.person.pressData(button.data, message);
    else this.person.say(label);
  }
}
