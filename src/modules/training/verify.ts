import type { ParticipantStore } from '../people/ports.js';
import { maskName, readCertificateNumber } from './certificate.js';
import type { EnrolmentStore, TrainingStore } from './ports.js';

/** What anybody may learn of a certificate whose number they know. */
export interface VerifiedCertificate {
  number: string;
  /** "S*** A*****". */
  maskedName: string;
  title: string;
  kecamatan: string;
  startsAt: Date;
  endsAt: Date;
  given: Date;
}

/** Looks a certificate up by its number, as somebody typed it; undefined for one that we do not know. */
export async function verifyCertificate(
  parts: {
    enrolments: Pick<EnrolmentStore, 'byCertificate'>;
    trainings: Pick<TrainingStore, 'some'>;
    participants: Pick<ParticipantStore, 'find'>;
  },
  typed: string,
): Promise<VerifiedCertificate | undefined> {
  const number = readCertificateNumber(typed);
  const enrolment = number === undefined ? undefined : await parts.enrolments.byCertificate(number);
  if (number === undefined || !enrolment?.certificate) return undefined;
  const [training] = await parts.trainings.some([enrolment.trainingId]);
  const participant = await parts.participants.find(enrolment.participantId);
  if (!training || !participant) return undefined;
  const { title, kecamatan, startsAt, endsAt } = training;
  return {
    ...{ number, title, startsAt, endsAt, kecamatan: kecamatan.name },
    maskedName: maskName(participant.name),
    given: enrolment.certificate.at,
  };
}
