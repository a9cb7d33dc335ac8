import { hash, verify } from '@node-rs/argon2';

export interface PasswordHashing {
  hash(password: string): Promise<string>;
  /** Without a hash it takes as long as with one, and says no: nobody learns who has an account. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}

export interface HashCost {
  /** KiB. */
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

/** OWASP's Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const cost: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Argon2id (the package's default algorithm).
 * @param options Cheaper ones are for tests.
 */
export function createPasswordHashing(options: HashCost = cost): PasswordHashing {
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, options),
    async verify(password, kept) {
      nobodys ??= hash('a password that nobody has', options);
      const decoy = await nobodys;
      const right = await verify(kept ?? decoy, password);
      return kept !== undefined && right;
    },
  };
}
