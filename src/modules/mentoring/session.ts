import type { Rating } from '../../language/rating.js';

/** Who of the two. */
export type Side = 'participant' | 'coach';

export const sessionStates = [
  'proposed',
  'confirmed',
  'declined',
  'done',
  'no_show',
  'cancelled',
] as const;
export type SessionState = (typeof sessionStates)[number];

/** Where the two meet: at the business, at the office of the kecamatan, or on the phone. */
export const placeKinds = ['business', 'kecamatan', 'call'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** What came of a meeting, as the coach wrote it. */
export interface SessionResult {
  /** What was done. */
  done: string;
  /** The next step that the two agreed on. */
  next: string;
  /** Was something practised, or only talked about? */
  practised: boolean;
  at: Date;
  /** Id of the coach. */
  by: string;
  /** What the participant says of it. Absent until they said it. */
  confirmed?: { agrees: boolean; at: Date; words?: string };
}

/** What the participant thinks of a meeting. */
export interface SessionRating {
  stars: Rating;
  words?: string;
  at: Date;
}

/** Somebody did not come. */
export interface NoShow {
  /** Who did not come. */
  who: Side;
  reportedBy: Side;
  at: Date;
}

/** A meeting of a participant with their coach, from the first proposal to the result. */
export interface MentoringSession {
  id: string;
  participantId: string;
  coachId: string;
  /** In the words of who proposed it first. */
  topic: string;
  at: Date;
  durationMinutes: number;
  place: { kind: PlaceKind; text?: string };
  state: SessionState;
  /** Whose proposal the present time is; while `proposed` the other side answers. */
  proposedBy: Side;
  /** Rises with each change of time, place or state: what was planned or asked about an older one is void. */
  version: number;
  createdAt: Date;
  /** When the present time was proposed. */
  proposedAt: Date;
  confirmedAt?: Date;
  /** Who declined or cancelled it, and why. */
  ended?: { by: Side; reason?: string; at: Date };
  result?: SessionResult;
  rating?: SessionRating;
  noShow?: NoShow;
  /** Names the message that changed it last: run again, it has had its effect. */
  lastAct?: string;
}

/** Changes to a session; `undefined` takes a field out. */
export type SessionChanges = {
  [
    K in keyof Omit<MentoringSession, 'id' | 'participantId' | 'coachId' | 'version' | 'createdAt'>
  ]?: MentoringSession[K] | undefined;
};

export interface SessionStore {
  find(id: string): Promise<MentoringSession | undefined>;
  /** Creates it; one with the same id stays as it is and is returned. */
  create(session: MentoringSession): Promise<MentoringSession>;
  /** Writes the changes and raises the version, if it is still this one; undefined when it is not. */
  change(
    session: Pick<MentoringSession, 'id' | 'version'>,
    changes: SessionChanges,
  ): Promise<MentoringSession | undefined>;
  /** Of a participant, the newest first. */
  ofParticipant(participantId: string): Promise<MentoringSession[]>;
  /** Of a coach, in these states, the earliest first. */
  ofCoach(coachId: string, states: readonly SessionState[]): Promise<MentoringSession[]>;
}

/** When a meeting is over. */
export const endOf = ({
  at,
  durationMinutes,
}: Pick<MentoringSession, 'at' | 'durationMinutes'>): Date =>
  new Date(at.getTime() + durationMinutes * 60_000);

/** The one who has to answer a proposal. */
export const otherSide = (side: Side): Side => (side === 'coach' ? 'participant' : 'coach');
