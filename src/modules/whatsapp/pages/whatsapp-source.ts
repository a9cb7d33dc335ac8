import type { BudgetState } from '../../../delivery/whatsapp/whatsapp-budget.js';

/** How the account stands, as the process that owns it last said. */
export interface WhatsAppStatus {
  state: string;
  since: Date;
  reason?: string;
  kind?: string;
  qr?: string;
  code?: string;
  me?: string;
  memoryMb?: number;
  retryAt?: Date;
}

export type WhatsAppRequest = { what: 'pair'; phone: string } | { what: 'logout' | 'restart' };

/** What the page is made of. */
export interface WhatsAppSource {
  /** Is it set up at all: WHATSAPP=on in this process, or a process that owns an account. */
  configured: boolean;
  status(): Promise<WhatsAppStatus | undefined>;
  budget(): Promise<BudgetState>;
  /** Asks the process that owns the account; it looks every second or two. */
  ask(request: WhatsAppRequest): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  audit(action: string, by: string): Promise<void>;
}
