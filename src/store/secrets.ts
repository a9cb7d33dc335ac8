import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { keyId, sealBytesWith } from './sealed-bytes.js';
import type { Secrets } from '../ports/secrets.js';

export interface SecretKeys {
  /** 32 bytes each: the first seals, all open. Rotate by putting a new one in front. */
  data: Buffer[];
  /** 32 bytes. Does not rotate: lookups depend on it. */
  index: Buffer;
}

const algorithm = 'aes-256-gcm';

/** AES-256-GCM for what is read again, HMAC-SHA-256 for what is only compared. */
export function createSecrets({ data, index }: SecretKeys): Secrets {
  const [current] = data;
  if (!current || data.some(({ length }) => length !== 32)) {
    throw new Error('secrets need at least one data key, of 32 bytes each');
  }
  if (index.length !== 32) throw new Error('secrets need an index key of 32 bytes');
  const keys = new Map(data.map((key) => [keyId(key), key]));
  return {
    seal: (value, masked) => ({ sealed: encrypt(current, value), masked }),
    open: (sealed) => decrypt(keys, sealed),
    isCurrent: (sealed) => sealed.split('.')[1] === keyId(current),
    ...sealBytesWith(current, keys),
    fingerprint: (value) => createHmac('sha256', index).update(value).digest('base64url'),
  };
}

/** `v1.<key id>.<iv>.<tag>.<ciphertext>`, base64url. */
function encrypt(key: Buffer, value: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, iv);
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'));
  return ['v1', keyId(key), ...parts].join('.');
}

function decrypt(keys: Map<string, Buffer>, sealed: string): string {
  const [version, id = '', iv = '', tag = '', text = ''] = sealed.split('.');
  const key = keys.get(id);
  if (version !== 'v1' || !key) throw new Error(`sealed with an unknown key (${id || 'none'})`);
  const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  const bytes = Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]);
  return bytes.toString('utf8');
}
