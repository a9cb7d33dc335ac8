/** A code on its way to prove that somebody owns a participant's known contact; or a link to join another. */
export interface Proof {
  /** The contact that wants to prove it, or `link:<hash of the token>`. */
  id: string;
  participantId: string;
  /** Fingerprint of the code. */
  code: string;
  /** The code, sealed: asked for again by the same message, the same one is sent. */
  sealed?: string;
  /** Wrong codes typed so far. */
  wrong: number;
  expiresAt: Date;
  /** The inbound message that asked for it. */
  inboundId: string;
  /** The contact that came by the link; it leads no other one. */
  usedBy?: string;
}

export interface ProofStore {
  find(id: string): Promise<Proof | undefined>;
  /** Puts a proof in the place of an earlier one of the same id. */
  put(proof: Proof): Promise<void>;
  /** Counts a wrong code; resolves to how many there are. */
  countWrong(id: string): Promise<number>;
  /** Lets a contact use a link that no other contact used, as often as it likes; undefined when it may not. */
  use(id: string, contactId: string): Promise<Proof | undefined>;
  /** Takes it out; true for the one caller who did. */
  remove(id: string): Promise<boolean>;
  /**
   * Counts a code sent for a participant on a day, once a request: `known` when it was counted already, `full`
   * when there are as many as there may be, and it is not counted.
   */
  countSent(day: ParticipantDay, request: string): Promise<'counted' | 'known' | 'full'>;
  /** Notes a wrong code typed for a participant on a day, once an attempt; resolves to how many there are. */
  countTried(day: ParticipantDay, attempt: string): Promise<number>;
  /** How many wrong codes were typed for a participant on a day. */
  tried(day: ParticipantDay): Promise<number>;
}

export interface ParticipantDay {
  participantId: string;
  /** A moment of the day, which is one of UTC. */
  at: Date;
}

export const codeLifeMs = 10 * 60_000;
export const linkLifeMs = 24 * 3_600_000;
export const wrongCodesAllowed = 3;
export const codesADay = 3;
/** Wrong codes for one participant, whoever typed them: with many contacts one could go on guessing. */
export const wrongCodesADay = 6;
