import type { Participant } from './participant.js';

export interface ParticipantStore {
  find(id: string): Promise<Participant | undefined>;
  /** The participant who owns an identity (`nik:<hmac>`). */
  findByIdentity(identity: string): Promise<Participant | undefined>;
  /** Takes an identity if it is free; resolves to the id of whoever has it then. */
  claimIdentity(identity: string, participantId: string): Promise<string>;
  /** The next number of a counter, from 1; gaps are possible, repeats are not. */
  nextNumber(counter: string): Promise<number>;
  /** Creates a participant; one with the same id stays as it is and is returned. */
  create(participant: Participant): Promise<Participant>;
  update(id: string, changes: Partial<Omit<Participant, 'id' | 'number'>>): Promise<void>;
  /** Deletes the participant and frees the identity. */
  remove(id: string): Promise<void>;
}
