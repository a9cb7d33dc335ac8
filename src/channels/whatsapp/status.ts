import type { Health } from '../../ports/channel.js';
import type { FailureKind } from './protocol.js';

/** Where the account stands. */
export const linkStates = [
  'starting',
  'qr', // waits for a phone to scan the code
  'pairing', // waits for the code to be typed on the phone
  'authenticated',
  'ready',
  'disconnected', // linked, but WhatsApp is out of reach for now
  'failed', // will be tried again
  'stopped',
] as const;
export type LinkState = (typeof linkStates)[number];

export interface LinkStatus {
  state: LinkState;
  since: Date;
  /** In words, where something is wrong. */
  reason?: string;
  kind?: FailureKind;
  /** What to scan, or to type on the phone. Whoever has it can link the account. */
  qr?: string;
  code?: string;
  /** The account's own number, digits only. */
  me?: string;
  memoryMb?: number;
  /** When a failed one is tried again. */
  retryAt?: Date;
}

const failures: Record<FailureKind, string> = {
  'no-browser': 'the browser can not be started',
  'no-network': 'WhatsApp can not be reached',
  session: 'the kept session can not be used',
  'browser-gone': 'the browser is gone',
  hung: 'WhatsApp Web does not answer',
  'logged-out': 'the account was unlinked: link it again at /whatsapp',
  conflict: 'WhatsApp Web is open elsewhere with this session',
  refused: 'WhatsApp refuses the account',
  broken: 'WhatsApp Web failed',
};

/** A fixed sentence for a kind of failure. */
export const describeFailure = (kind: FailureKind): string => failures[kind];

export function healthOf({ state, reason }: LinkStatus): Health {
  switch (state) {
    case 'ready':
      return { state: 'up' };
    case 'starting':
    case 'authenticated':
      return { state: 'degraded', reason: 'WhatsApp is starting' };
    case 'qr':
    case 'pairing':
      return { state: 'degraded', reason: 'no phone is linked: see /whatsapp' };
    case 'disconnected':
      return { state: 'degraded', reason: reason ?? 'WhatsApp is not connected' };
    case 'failed':
      return { state: 'down', reason: reason ?? 'WhatsApp failed' };
    case 'stopped':
      return { state: 'down', reason: 'stopped' };
  }
}
