import type { Channel, Outgoing, Receipt, Tidying } from '../../src/ports/channel.js';
import { SendError } from '../../src/ports/send-error.js';

type Behaviour = (address: string, message: Outgoing) => Promise<void> | void;

/** A channel that notes what it is asked to do, and does it, fails, is slow or hangs as it is told. */
export class FakeChannel implements Channel {
  readonly name = 'telegram';
  readonly capabilities = { buttons: true, contactRequest: true, deletes: true, maxLength: 4096 };
  readonly sent: { address: string; message: Outgoing; ref: string }[] = [];
  readonly tried: string[] = [];
  readonly tidied: (Tidying & { address: string })[] = [];
  /** What the next calls of `send` do before they succeed. */
  readonly next: Behaviour[] = [];
  /** What all others do. */
  always: Behaviour = () => undefined;

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  async send(address: string, message: Outgoing): Promise<Receipt> {
    this.tried.push(message.text);
    await (this.next.shift() ?? this.always)(address, message);
    const ref = String(this.sent.length + 1);
    this.sent.push({ address, message, ref });
    return { ref };
  }

  tidy(address: string, tidying: Tidying): Promise<void> {
    this.tidied.push({ address, ...tidying });
    return Promise.resolve();
  }

  health() {
    return { state: 'up' } as const;
  }

  textsTo(address: string): string[] {
    return this.sent.filter((one) => one.address === address).map(({ message }) => message.text);
  }
}

export const failing =
  (...[code, retryAfterMs]: [SendError['code'], number?]): Behaviour =>
  () => {
    throw new SendError(
      code,
      `told to fail: ${code}`,
      retryAfterMs === undefined ? {} : { retryAfterMs },
    );
  };

/** The answer is lost: it may have been taken. */
export const unsure: Behaviour = () => {
  throw new SendError('unavailable', 'told to lose the answer', { unsure: true });
};

export const hanging: Behaviour = () => new Promise(() => undefined);

export const slow =
  (ms: () => number): Behaviour =>
  () =>
    new Promise((resolve) => setTimeout(resolve, ms()));
