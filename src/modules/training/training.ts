import type { KeptFile } from '../../ports/files.js';
import type { Area } from '../people/participant.js';
import type { Rating } from '../../language/rating.js';

/** Who holds a training: the province, or the community. */
export const trainingKinds = ['pemprov', 'penggerak'] as const;
export type TrainingKind = (typeof trainingKinds)[number];

/** A training: where, when, and who has a place in it. */
export interface Training {
  /** Natural: the same title at the same place and time is the same training. */
  id: string;
  title: string;
  /** What it is about, in a sentence. */
  topic: string;
  kind: TrainingKind;
  kecamatan: Area;
  place: string;
  startsAt: Date;
  endsAt: Date;
  /** Seats. */
  quota: number;
  /** Names, parted by commas. */
  narasumber: string;
  /** Ids of coaches who look at its practices, beside each person's own coach: its narasumber, mostly. */
  reviewers?: string[];
  /** What it costs the programme; whole rupiah. Absent or 0: the office entered nothing. */
  cost?: number;
  /** What to bring: `1 contoh produk`. */
  bring?: string;
  /** The practice afterwards: what everybody does at home and shows. */
  task: string;
  /** Shown in the room; six characters. */
  checkInCode: string;
  /** In the QR shown in the room: `ci-...`. */
  checkInToken: string;
  state: 'open' | 'cancelled';
  /** Grows with every change that people who come have to know: when, where, whether at all. */
  version: number;
  /**
   * Participants in the order of arrival, no more than `longestQueue`. The first `quota` of them have a seat, those
   * behind wait; who leaves is taken out, and everybody behind moves up.
   */
  queue: string[];
  /** How many stand in the queue. */
  taken: number;
  createdAt: Date;
}

/** A training without who is in it: for lists. */
export type TrainingSummary = Omit<Training, 'queue'>;

/** Where a participant stands with a training; the training's queue decides. */
export type EnrolmentState = 'seated' | 'waiting' | 'cancelled';

/** What shows that somebody did the task. */
export interface Practice {
  state: 'waiting' | 'accepted' | 'returned';
  /** In words, or a picture. */
  text?: string;
  file?: KeptFile;
  sentAt: Date;
  /** Of a review: what was said with it, by whom (a coach's id, a user's email). */
  words?: string;
  reviewedBy?: string;
  reviewedAt?: Date;
}

/** A participant's part in a training. */
export interface Enrolment {
  /** `<training>:<participant>`. */
  id: string;
  trainingId: string;
  participantId: string;
  state: EnrolmentState;
  enrolledAt: Date;
  /** They moved up from the waiting list then; absent for who had a seat at once. */
  movedUpAt?: Date;
  /** They said that they will come. */
  confirmedAt?: Date;
  cancelledAt?: Date;
  /** They were in the room. Attendance says nothing of practice. */
  attendedAt?: Date;
  practice?: Practice;
  feedback?: { rating: Rating; words?: string; at: Date };
  certificate?: { number: string; at: Date };
  /** Grows with every change. */
  version: number;
}

export const enrolmentId = (trainingId: string, participantId: string): string =>
  `${trainingId}:${participantId}`;

/** Most people in a training, seated and waiting together: bounds the document. */
export const longestQueue = 2000;

/** Most seats. */
export const largestQuota = 1000;
/** What a certificate says. */
export interface Certificate {
  number: string;
  name: string;
  title: string;
  topic: string;
  narasumber: string;
  place: string;
  kecamatan: string;
  task: string;
  startsAt: Date;
  endsAt: Date;
  /** When it was made. */
  at: Date;
}
