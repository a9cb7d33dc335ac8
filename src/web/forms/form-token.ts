import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  timingSafeEqual,
} from 'node:crypto';
import type { Secrets } from '../../ports/secrets.js';

/** What the address of a secure form says: whose question it answers, and until when. */
export interface FormToken {
  contactId: string;
  /** Serial number of the question in the contact's conversation. */
  question: number;
  expiresAt: Date;
}

export interface FormTokens {
  /** Characters that a link may hold; the same for the same token. */
  issue(token: FormToken): string;
  /** Undefined for what was not issued here. */
  read(text: string): FormToken | undefined;
  /** Names a token without letting anybody in. */
  nameOf(text: string): string;
}

/** How long a form waits for its answer. */
export const formLifeMs = 30 * 60_000;

const signatureLength = 16;

/**
 * Signs what it says with HMAC-SHA-256 and encrypts it with the signature as the IV (a synthetic IV, as in RFC
 * 5297): nobody can make one up or read a phone number out of one, and it stays short enough for a chat.
 */
export function createFormTokens(secrets: Pick<Secrets, 'fingerprint'>): FormTokens {
  const keyOf = (use: string) => Buffer.from(secrets.fingerprint(`forms: ${use}`), 'base64url');
  const signing = keyOf('sign');
  const hiding = keyOf('hide');
  const sign = (said: Buffer) =>
    createHmac('sha256', signing).update(said).digest().subarray(0, signatureLength);
  return {
    issue(token) {
      const said = write(token);
      const signature = sign(said);
      const cipher = createCipheriv('aes-256-ctr', hiding, signature);
      return Buffer.concat([signature, cipher.update(said), cipher.final()]).toString('base64url');
    },
    read(text) {
      if (!/^[\w-]{40,400}$/.test(text)) return undefined;
      const bytes = Buffer.from(text, 'base64url');
      const signature = bytes.subarray(0, signatureLength);
      const decipher = createDecipheriv('aes-256-ctr', hiding, signature);
      const said = Buffer.concat([
        decipher.update(bytes.subarray(signatureLength)),
        decipher.final(),
      ]);
      // The last character may hold bits that mean nothing: only the one spelling counts.
      const ours = timingSafeEqual(sign(said), signature) && bytes.toString('base64url') === text;
      return ours ? parse(said) : undefined;
    },
    nameOf: (text) => createHash('sha256').update(text).digest('base64url').slice(0, 24),
  };
}

/** Serial (4 bytes), end in seconds (5 bytes), contact. */
function write({ contactId, question, expiresAt }: FormToken): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt32BE(question, 0);
  head.writeUIntBE(Math.floor(expiresAt.getTime() / 1000), 4, 5);
  return Buffer.concat([head, Buffer.from(contactId, 'utf8')]);
}

const parse = (said: Buffer): FormToken => ({
  question: said.readUInt32BE(0),
  expiresAt: new Date(said.readUIntBE(4, 5) * 1000),
  contactId: said.subarray(9).toString('utf8'),
});
