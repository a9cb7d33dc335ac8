import type { ReviewSource } from '../../ports/slots.js';
import type { ReviewItem } from '../../ports/slots.js';
import type { Decision } from '../../ports/slots.js';
import { tellParticipant } from '../people/tell-participant.js';
import { changePermit, type LicensingParts } from './parts.js';
import type { Permit } from './permit.js';

/** Somebody who looks at permits: a coach, or a user of the office. */
export interface Reviewer {
  id: string;
  name: string;
}

export interface PermitReview {
  id: string;
  /** Whose it must be. */
  participantId: string;
  decision: Decision;
  /** Said with it; required when it is returned. */
  words: string;
  by: Reviewer;
  now: Date;
  /** The version that the reviewer looked at, if known: what was changed since is not decided on. */
  version?: number;
}

type ReviewParts = Pick<
  LicensingParts,
  'permits' | 'agenda' | 'steps' | 'participants' | 'contacts' | 'tellByDay' | 'say'
>;

/**
 * Verifies a permit or returns it with words. The first decision counts; the same one by the same reviewer again is
 * true. A verified NIB completes step P4. The person is told.
 * @returns false when it does not wait, is somebody else's, or words are missing
 */
export async function reviewPermit(parts: ReviewParts, review: PermitReview): Promise<boolean> {
  const { id, participantId, decision, by, now } = review;
  const words = review.words.trim();
  if (decision === 'return' && words === '') return false;
  const wanted = decision === 'accept' ? 'verified' : 'returned';
  const permit = await parts.permits.find(id);
  if (permit?.participantId !== participantId) return false;
  const { version = permit.version } = review;
  const after = await changePermit(parts, id, ({ state, version: current }) =>
    state === 'reported' && current === version
      ? { state: wanted, reviewed: { by: by.id, name: by.name, at: now, ...(words && { words }) } }
      : undefined,
  );
  if (after?.state !== wanted || after.reviewed?.by !== by.id) return false;
  if (wanted === 'verified' && after.kind === 'nib') await complete(parts, after);
  await tell(parts, after);
  return true;
}

const complete = ({ steps }: ReviewParts, { participantId, reviewed }: Permit) =>
  steps.markStep(participantId, 'P4', {
    state: 'done',
    at: reviewed?.at ?? new Date(0),
    by: reviewed?.by ?? '',
    evidence: 'permit:nib',
  });

/** Tells the person what became of it, once, where they can be reached. */
const tell = (
  parts: ReviewParts,
  { id, kind, state, version, reviewed, participantId }: Permit,
): Promise<void> =>
  tellParticipant(parts, participantId, {
    key: `permit-${id}-${version}`,
    text: `licensing-lines:told.${state}`,
    values: (locale) => ({
      permit: parts.say(locale, `licensing-lines:name.${kind}`),
      reviewer: reviewed?.name ?? '',
      words: reviewed?.words ?? '',
    }),
  });

/** The permits that wait, for coaches. */
export function permitReviews(parts: ReviewParts, limit = 200): ReviewSource {
  return {
    kind: 'permit',
    async waiting({ participantIds }, locale) {
      const found = await parts.permits.waiting(limit, participantIds);
      return found.map((permit) => permitItem(parts, permit, locale));
    },
    async decide({ coach, ...decided }) {
      const participant = await parts.participants.find(decided.participantId);
      if (participant?.coachId !== coach.id) return false;
      return reviewPermit(parts, { ...decided, by: coach });
    },
  };
}

/** A permit that waits, in a line. */
export function permitItem(
  { say }: Pick<LicensingParts, 'say'>,
  permit: Permit,
  locale: string,
): ReviewItem {
  const {
    id,
    participantId,
    kind,
    number = '',
    issuedOn = '',
    proof,
    reportedAt,
    createdAt,
  } = permit;
  const name = say(locale, `licensing-lines:name.${kind}`);
  return {
    kind: 'permit',
    ...{ id, participantId },
    text: say(locale, 'licensing-lines:review', { permit: name, number, issuedOn }),
    ...(proof && { file: proof }),
    at: reportedAt ?? createdAt,
  };
}
