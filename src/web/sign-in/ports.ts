import type { SignIn } from './sign-in.js';
import type { User } from './user.js';

export interface UserStore {
  find(email: string): Promise<User | undefined>;
  /** Whether there is any user. */
  any(): Promise<boolean>;
  /** Creates a user; false when there is one with this address already. */
  create(user: User): Promise<boolean>;
  /** Sets a password and ends the sessions opened before `at`; false when there is no such user. */
  setPassword(
    email: string,
    change: { passwordHash: string; mustChange: boolean; at: Date },
  ): Promise<boolean>;
  recordSignIn(email: string, at: Date): Promise<void>;
}

export interface SignInStore {
  open(signIn: SignIn): Promise<void>;
  find(id: string): Promise<SignIn | undefined>;
  /** Notes that it was used. */
  touch(id: string, seenAt: Date, expiresAt: Date): Promise<void>;
  close(id: string): Promise<void>;
  /** Closes all of a user's. */
  closeAll(email: string): Promise<void>;
  /** Deletes those that ended before `now`. */
  sweep(now: Date): Promise<void>;
}
