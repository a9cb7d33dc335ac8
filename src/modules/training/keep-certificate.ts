import type { KeptFile } from '../../ports/files.js';
import type { Participant } from '../people/participant.js';
import type { TrainingParts } from './parts.js';
import type { Enrolment, TrainingSummary } from './training.js';

/**
 * Draws the certificate of an enrolment that has one, and keeps it; the same number again draws nothing anew.
 * @throws Error where there is no certificate
 */
export async function keepCertificate(
  { drawCertificate, files }: Pick<TrainingParts, 'drawCertificate' | 'files'>,
  { certificate }: Enrolment,
  training: TrainingSummary,
  participant: Participant,
): Promise<KeptFile> {
  if (!certificate) throw new Error('there is no certificate');
  const { number, at } = certificate;
  const { title, topic, narasumber, place, task, startsAt, endsAt, kecamatan } = training;
  const bytes = await drawCertificate({
    ...{ number, at, name: participant.name, title, topic, narasumber, place, task },
    ...{ startsAt, endsAt, kecamatan: kecamatan.name },
  });
  return files.keep({
    id: `certificate-${number}`,
    ownerId: participant.id,
    name: `sertifikat-${number}.pdf`,
    mime: 'application/pdf',
    bytes,
  });
}
