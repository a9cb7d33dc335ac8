import type { LicensingParts } from './parts.js';
import type { Permit } from './permit.js';
import { reviewPermit } from './review-permit.js';
import type { Audit } from '../../ports/audit.js';

/** A permit that waits, with whose it is. */
export interface WaitingPermit {
  permit: Permit;
  name: string;
  /** Of the participant. */
  number: string;
  kecamatan: string;
}

/** The office's side of permits. */
export interface PermitOffice {
  /** What waits, the longest first. */
  waiting(): Promise<WaitingPermit[]>;
  /** The proof of a permit; who looked at it is noted. Undefined when there is none. */
  proof(
    id: string,
    by: string,
    now: Date,
  ): Promise<{ name: string; mime: string; bytes: Uint8Array } | undefined>;
  /** False when it does not wait any more. */
  decide(
    id: string,
    decided: {
      decision: 'accept' | 'return';
      words: string;
      /** Of the permit as it was shown. */
      version: number;
      by: string;
      now: Date;
    },
  ): Promise<boolean>;
}

export interface PermitOfficeParts extends LicensingParts {
  read: (fileId: string) => Promise<{ name: string; mime: string; bytes: Uint8Array } | undefined>;
  audit: Audit;
  /** How the office is called by those who read of its decision. */
  officeName: string;
}

/** Most permits on one page. */
const most = 100;

export function permitOffice(parts: PermitOfficeParts): PermitOffice {
  return {
    async waiting() {
      const found = await parts.permits.waiting(most);
      const rows = await Promise.all(
        found.map(async (permit) => {
          const participant = await parts.participants.find(permit.participantId);
          if (!participant) return [];
          const { name, number, kecamatan } = participant;
          return [{ permit, name, number, kecamatan: kecamatan.name }];
        }),
      );
      return rows.flat();
    },
    async proof(id, by, now) {
      const permit = await parts.permits.find(id);
      if (!permit?.proof) return undefined;
      await parts.audit({
        id: `proof:${id}:${by}:${now.getTime()}`,
        ...{ action: 'looked at proof of permit', subject: permit.participantId, by, at: now },
      });
      return parts.read(permit.proof.id);
    },
    async decide(id, { decision, words, version, by, now }) {
      const permit = await parts.permits.find(id);
      if (!permit) return false;
      const { participantId } = permit;
      const reviewer = { id: by, name: parts.officeName };
      const review = { id, participantId, decision, words, version, by: reviewer, now };
      const decided = await reviewPermit(parts, review);
      const action = decision === 'accept' ? 'verified permit' : 'returned permit';
      if (decided)
        await parts.audit({
          id: `permit:${id}:${permit.version}:${decision}`,
          ...{ action: `${action} ${permit.kind}`, subject: participantId, by, at: now },
        });
      return decided;
    },
  };
}
