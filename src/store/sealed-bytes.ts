import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../ports/secrets.js';

const algorithm = 'aes-256-gcm';

/** Lengths of what lies in front of the ciphertext: the key's id, the IV, the tag. */
const [idLength, ivLength, tagLength] = [8, 12, 16];
const headLength = idLength + ivLength + tagLength;

/** Sealing of bytes: `<key id><iv><tag><ciphertext>`. */
export function sealBytesWith(
  current: Buffer,
  keys: ReadonlyMap<string, Buffer>,
): Pick<Secrets, 'sealBytes' | 'openBytes' | 'areCurrent'> {
  return {
    sealBytes: (bytes, name) => encrypt(current, bytes, name),
    openBytes: (sealed, name) => decrypt(keys, Buffer.from(sealed), name),
    areCurrent: (sealed) => idOf(Buffer.from(sealed)) === keyId(current),
  };
}

function encrypt(key: Buffer, bytes: Uint8Array, name: string): Uint8Array {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.from(keyId(key)), iv, cipher.getAuthTag(), text]);
}

function decrypt(keys: ReadonlyMap<string, Buffer>, sealed: Buffer, name: string): Uint8Array {
  const key = keys.get(idOf(sealed));
  if (!key) throw new Error(`sealed with an unknown key (${idOf(sealed)})`);
  const iv = sealed.subarray(idLength, idLength + ivLength);
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(idLength + ivLength, headLength));
  return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()]);
}

const idOf = (sealed: Buffer): string => sealed.subarray(0, idLength).toString('latin1');

/** Names a key without telling it: 8 letters of base64url. */
export const keyId = (key: Buffer): string =>
  createHmac('sha256', key).update('pasti key id').digest('base64url').slice(0, idLength);
