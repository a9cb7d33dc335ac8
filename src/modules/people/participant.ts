import type { Consent } from '../../ports/contact.js';
import type { Sealed } from '../../ports/sealed.js';

/** The seven PAS steps. A step is a record, not a gate: it can be walked in any order. */
export const steps = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'] as const;
export type Step = (typeof steps)[number];

export interface StepRecord {
  /** belum, berjalan, selesai, tidak perlu. */
  state: 'open' | 'running' | 'done' | 'not-needed';
  at: Date;
  /** Who says so: `chat`, or a coach's or admin's id. */
  by: string;
  /** What shows it: a certificate's number, a permit's id. */
  evidence?: string;
}

export interface Area {
  code: string;
  name: string;
}

/** Fields of business, as registration asks for them. */
export const businessCategories = [
  'culinary',
  'fashion',
  'craft',
  'services',
  'trade',
  'other',
] as const;
export type BusinessCategory = (typeof businessCategories)[number];

export type Business =
  | { kind: 'business'; category: string; categoryOther?: string; name: string; since: string }
  | { kind: 'idea'; category: string; categoryOther?: string; idea: string };

export type Salutation = 'kak' | 'bapak' | 'ibu';

/** A registered person. */
export interface Participant {
  id: string;
  /** Registration number, `PAS-31.74.01-000123`. */
  number: string;
  name: string;
  nik: Sealed;
  salutation: Salutation;
  gender?: 'female' | 'male';
  /** YYYY-MM-DD. */
  birthDate: string;
  /** E.164. */
  phone: string;
  kecamatan: Area & { city: string };
  kelurahan: Area;
  business: Business;
  steps: Partial<Record<Step, StepRecord>>;
  /** The pendamping who goes with them. */
  coachId?: string;
  /** Marks of the office, for segments. */
  tags?: string[];
  /** Where reminders go first: `telegram`, `whatsapp`. */
  preferredChannel?: string;
  consent: Consent;
  registeredAt: Date;
}
