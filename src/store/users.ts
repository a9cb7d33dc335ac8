import type { SignInStore, UserStore } from '../web/sign-in/ports.js';
import type { SignIn } from '../web/sign-in/sign-in.js';
import type { User } from '../web/sign-in/user.js';
import { isDuplicate, type Database } from './connect.js';

/** Those who sign in to the dashboard, under their lower-cased address. */
export function userStore({ users }: Database): UserStore {
  return {
    async find(email) {
      const found = await users.findById(email).lean();
      if (!found) return undefined;
      const { _id, ...rest } = found;
      return { email: _id, ...rest } as User;
    },
    async any() {
      return (await users.findOne({}, { _id: 1 }).lean()) !== null;
    },
    async create({ email, ...rest }) {
      try {
        await users.collection.insertOne({ _id: email, ...rest } as never);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async setPassword(email, { passwordHash, mustChange, at }) {
      const change = { $set: { passwordHash, mustChange, sessionsValidFrom: at } };
      return (await users.updateOne({ _id: email }, change)).matchedCount === 1;
    },
    async recordSignIn(email, at) {
      await users.updateOne({ _id: email }, { $set: { lastSignInAt: at } });
    },
  };
}

/** Sessions of the dashboard, under the fingerprint of their secret id. */
export function signInStore({ signIns }: Database): SignInStore {
  return {
    async open({ id, ...rest }) {
      await signIns.collection.insertOne({ _id: id, ...rest } as never);
    },
    async find(id) {
      const found = await signIns.findById(id).lean();
      if (!found) return undefined;
      const { _id, ...rest } = found;
      return { id: _id, ...rest } as SignIn;
    },
    async touch(id, seenAt, expiresAt) {
      await signIns.updateOne({ _id: id }, { $set: { seenAt, expiresAt } });
    },
    async close(id) {
      await signIns.deleteOne({ _id: id });
    },
    async closeAll(email) {
      await signIns.deleteMany({ email });
    },
    async sweep(now) {
      await signIns.collection.deleteMany({ expiresAt: { $lte: now } });
    },
  };
}
