/** A code on its way to prove that somebody owns a participant's known contact. */
export interface Proof {
  /** The contact that wants to prove it, or `link:<hash of the token>`. */
  id: string;
  participantId: string;
  /** Fingerprint of the code. */
  code: string;
  /** Wrong codes typed so far. */
  wrong: number;
  expiresAt: Date;
  /** The inbound message that asked for it: asked for twice by one message, it is sent once. */
  inboundId: string;
}

export interface ProofStore {
  find(id: string): Promise<Proof | undefined>;
  /** Puts a proof in the place of an earlier one of the same id. */
  put(proof: Proof): Promise<void>;
  /** Counts a wrong code; resolves to how many there are. */
  countWrong(id: string): Promise<number>;
  /** Takes it out; true for the one caller who did. */
  remove(id: string): Promise<boolean>;
  /** Counts a code sent for a participant on a day (YYYY-MM-DD), once a message. */
  countSent(participantId: string, day: string, inboundId: string): Promise<number>;
}

export const codeLifeMs = 10 * 60_000;
export const linkLifeMs = 24 * 3_600_000;
export const wrongCodesAllowed = 3;
export const codesADay = 3;
