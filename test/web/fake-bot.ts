import type { WebChannel } from '../../src/channels/web/index.js';
import type { Deliver, Inbound, Outgoing } from '../../src/ports/channel.js';
import type { LoggedMessage } from '../../src/ports/store.js';
import type { MemoryLog } from './memory-log.js';

/** Stands in for the turn: remembers, logs and answers what the page sends. */
export class FakeBot {
  readonly heard: Inbound[] = [];
  /** Set to make it fail as a store that is down would. */
  failing = false;
  /** Replies wait for this, as those of a slow turn. */
  pause: Promise<void> = Promise.resolve();
  private readonly seen = new Set<string>();
  private sent = 0;
  private serial = 0;

  constructor(
    private readonly channel: WebChannel,
    private readonly log: MemoryLog,
  ) {}

  readonly deliver: Deliver = async (inbound) => {
    if (this.failing) throw new Error('store is down');
    const key = `${inbound.address} ${inbound.id}`;
    if (this.seen.has(key)) return 'duplicate';
    this.seen.add(key);
    this.heard.push(inbound);
    const text = describeInput(inbound);
    const sensitive = /^\d{16}$/.test(text);
    await this.log.append([
      {
        id: `web:${inbound.address}:in:${inbound.id}`,
        contactId: `web:${inbound.address}`,
        direction: 'in',
        at: inbound.at,
        ...fileOf(inbound),
        text: sensitive ? `${text.slice(0, 4)}********${text.slice(-4)}` : text,
      },
    ]);
    void this.answer(inbound, text, sensitive);
    return 'handled';
  };

  get texts(): string[] {
    return this.heard.map(describeInput);
  }

  async say(address: string, message: Omit<Outgoing, 'id'>): Promise<void> {
    this.sent += 1;
    await this.channel.send(address, { id: `turn-${this.sent}:0`, ...message });
  }

  private async answer({ address, input, messageRef }: Inbound, text: string, sensitive: boolean) {
    await this.pause;
    if (sensitive) {
      await this.channel.tidy(address, { clear: [], forget: [messageRef ?? ''] });
      await this.say(address, { text: 'NIK sudah kami catat.' });
    } else if (input.type === 'start') {
      await this.say(address, { text: 'Halo Kak 👋 Ini asisten **OK OCE**. Gratis.' });
      await this.ask(
        address,
        'Boleh kami simpan data Kakak? Selengkapnya: https://contoh.id/privasi.',
      );
    } else if (input.type === 'choice') {
      await this.say(address, { text: 'Terima kasih. Siapa nama Kakak?' });
    } else if (text === 'MENU') await this.ask(address, 'Mau apa, Kak?');
    else await this.say(address, { text: `Kami catat: ${text.slice(0, 200)}` });
  }

  private async ask(address: string, text: string): Promise<void> {
    this.serial += 1;
    const options = [
      { id: 'agree', label: 'Setuju' },
      { id: 'decline', label: 'Tidak dulu' },
    ];
    await this.say(address, { text, choices: { question: this.serial, options } });
  }
}

/** What the turn logs of a file that came through the page. */
function fileOf({ input }: Inbound): Pick<LoggedMessage, 'file'> {
  if (!('file' in input)) return {};
  const { ref: id, name = '', mime = '', size = 0 } = input.file;
  return { file: { id, name, mime, size } };
}

export function describeInput({ input }: Inbound): string {
  if (input.type === 'text') return input.text;
  if (input.type === 'choice') return input.choice === 'agree' ? 'Setuju' : 'Tidak dulu';
  if ('file' in input) {
    const caption = input.caption === undefined ? '' : ` ${input.caption}`;
    return `[${input.type} ${input.file.name}]${caption}`;
  }
  return input.type;
}
