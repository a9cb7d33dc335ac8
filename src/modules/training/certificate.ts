import type { Secrets } from '../../ports/secrets.js';
import { type TrainingParts } from './parts.js';
import { changeEnrolment } from './change-enrolment.js';
import { deservesCertificate } from './rules.js';
import type { Enrolment } from './training.js';

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number of an enrolment's certificate, `PAS-2026-7K3QM-XW4TR`. Only who has the key can make one up, and the
 * same enrolment always has the same.
 */
export function certificateNumber(
  { fingerprint }: Pick<Secrets, 'fingerprint'>,
  enrolmentId: string,
  year: number,
): string {
  const bytes = Buffer.from(fingerprint(`certificate ${enrolmentId}`), 'base64url');
  const signs = [...bytes.subarray(0, 10)].map((byte) => letters[byte % letters.length]);
  return `PAS-${year}-${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`;
}

/** A number as somebody typed it, in its written form; undefined for what can not be one. */
export function readCertificateNumber(text: string): string | undefined {
  const typed = text.trim().toUpperCase();
  return /^PAS-\d{4}-[2-9A-Z]{5}-[2-9A-Z]{5}$/.test(typed) ? typed : undefined;
}

/**
 * Gives the certificate to who was there and whose practice was accepted, and marks step P2 as done. Twice is once.
 * @returns the enrolment with its certificate; undefined where none is deserved
 */
export async function awardCertificate(
  parts: Pick<TrainingParts, 'enrolments' | 'agenda' | 'steps' | 'secrets'>,
  enrolment: Enrolment,
  { by, at }: { by: string; at: Date },
): Promise<Enrolment | undefined> {
  if (!deservesCertificate(enrolment)) return undefined;
  const number =
    enrolment.certificate?.number ??
    certificateNumber(parts.secrets, enrolment.id, at.getUTCFullYear());
  const awarded = await changeEnrolment(parts, enrolment.id, (known) =>
    known.certificate || !deservesCertificate(known) ? undefined : { certificate: { number, at } },
  );
  if (!awarded?.certificate) return undefined;
  const evidence = awarded.certificate.number;
  const done = { state: 'done', at: awarded.certificate.at, by, evidence } as const;
  await parts.steps.markStep(enrolment.participantId, 'P2', done);
  return awarded;
}

/** "S*** A*****": who holds the paper recognises the name, who guesses numbers learns none. */
export const maskName = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [first = '', ...rest] = Array.from(word);
      return first + '*'.repeat(Math.min(rest.length, 8));
    })
    .join(' ');
