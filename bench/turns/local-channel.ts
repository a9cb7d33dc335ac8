import type { Channel, Deliver, Inbound, Outgoing, Receipt } from '../../src/ports/channel.js';
import type { Input } from '../../src/engine/types.js';
import type { ScreenMessage } from '../../test/support/bot-api/index.js';
import type { Talker } from '../../test/e2e/registrant.js';

/** A channel without a network: what a turn costs by itself. */
export class LocalChannel implements Channel {
  readonly name = 'telegram';
  readonly capabilities = { buttons: true, contactRequest: true, deletes: true, maxLength: 4096 };
  deliver: Deliver = () => Promise.reject(new Error('not started'));
  private readonly people = new Map<string, LocalPerson>();
  private sent = 0;

  start(deliver: Deliver): Promise<void> {
    this.deliver = deliver;
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  send(address: string, message: Outgoing): Promise<Receipt> {
    this.sent += 1;
    this.people.get(address)?.show(this.sent, message);
    return Promise.resolve({ ref: String(this.sent) });
  }

  tidy(): Promise<void> {
    return Promise.resolve();
  }

  health() {
    return { state: 'up' } as const;
  }

  user(id: number): LocalPerson {
    const person = new LocalPerson(String(id), (inbound) => void this.deliver(inbound));
    this.people.set(String(id), person);
    return person;
  }
}

let inbounds = 0;

class LocalPerson implements Talker {
  readonly messages: ScreenMessage[] = [];
  readonly unread: ScreenMessage[] = [];
  private wake: () => void = () => undefined;

  constructor(
    private readonly address: string,
    private readonly hand: (inbound: Inbound) => void,
  ) {}

  say(text: string): number {
    return this.send({ type: 'text', text });
  }

  pressData(data: string): number {
    const [question, choice = ''] = data.split(/:(.*)/s);
    return this.send({ type: 'choice', question: Number(question), choice });
  }

  async reply(): Promise<ScreenMessage> {
    while (this.unread.length === 0) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.unread.shift()!;
  }

  show(id: number, { text, choices }: Outgoing): void {
    const options = choices?.options ?? [];
    const row = options.map(({ id, label }) => ({ label, data: `${choices?.question}:${id}` }));
    const shown = { id, from: 'bot' as const, text, entities: [], buttons: [row], at: new Date() };
    this.messages.splice(0, this.messages.length, shown);
    this.unread.push(shown);
    this.wake();
  }

  private send(input: Input): number {
    inbounds += 1;
    const { address } = this;
    const id = String(inbounds);
    this.hand({ channel: 'telegram', address, id, at: new Date(), input, messageRef: id });
    return inbounds;
  }
}
