import type { Bazaar } from './bazaar.js';
import type { BazaarStore, ShopStore } from './ports.js';
import type { Shop } from './shop.js';
import { isDuplicate, type Database } from '../../store/connect.js';

/** What participants sell; one document each. */
export function shopStore({ shops }: Pick<Database, 'shops'>): ShopStore {
  return {
    async find(participantId) {
      const found = await shops.findById(participantId).lean();
      return found ? (fromDocument(found) as Shop) : undefined;
    },
    async published(slug) {
      const found = await shops.findOne({ slug, publishedAt: { $exists: true } }).lean();
      return found ? (fromDocument(found) as Shop) : undefined;
    },
    async put(shop) {
      const { id, ...rest } = defined(shop);
      if (shop.version > 1) {
        const before = { _id: id, version: shop.version - 1 };
        const result = await shops.collection.replaceOne(before as never, rest);
        return result.matchedCount === 1;
      }
      try {
        await shops.collection.insertOne({ _id: id, ...rest } as never);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async forget(participantId) {
      await shops.deleteOne({ _id: participantId });
    },
  };
}

/** Most bazaars that are looked at. */
const most = 100;

export function bazaarStore({ bazaars }: Pick<Database, 'bazaars'>): BazaarStore {
  return {
    async create({ id, ...rest }) {
      await bazaars.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true });
    },
    async find(id) {
      const found = await bazaars.findById(id).lean();
      return found ? (fromDocument(found) as Bazaar) : undefined;
    },
    async coming(from) {
      const found = bazaars
        .find({ endsOn: { $gte: from } })
        .sort({ endsOn: 1, _id: 1 })
        .limit(most);
      return (await found.lean()).map((one) => fromDocument(one) as Bazaar);
    },
    async list(limit) {
      const found = bazaars.find({}).sort({ endsOn: -1, _id: -1 }).limit(limit);
      return (await found.lean()).map((one) => fromDocument(one) as Bazaar);
    },
    async join({ id, quota }, participantId, today) {
      const free = {
        ...{ _id: id, quota, state: 'open', deadline: { $gte: today } },
        people: { $ne: participantId },
        [`people.${quota - 1}`]: { $exists: false },
      };
      const taken = await bazaars.updateOne(free, { $push: { people: participantId } });
      if (taken.modifiedCount === 1) return true;
      return (
        (await bazaars.findOne({ _id: id, state: 'open', people: participantId }).lean()) !== null
      );
    },
    async leave(id, participantId) {
      await bazaars.updateOne({ _id: id }, { $pull: { people: participantId } });
    },
    async cancel(id) {
      const result = await bazaars.updateOne(
        { _id: id, state: 'open' },
        { $set: { state: 'cancelled' } },
      );
      return result.modifiedCount === 1;
    },
    async attend(id, participantId) {
      const result = await bazaars.updateOne(
        { _id: id, people: participantId },
        { $addToSet: { attended: participantId } },
      );
      return result.matchedCount === 1;
    },
    async forget(participantId) {
      const change = { $pull: { people: participantId, attended: participantId } };
      await bazaars.updateMany({ people: participantId }, change);
    },
  };
}

/** Fields that are not there are not written. */
const defined = (shop: Shop): Shop =>
  Object.fromEntries(
    Object.entries(shop).filter(([, value]) => value !== undefined),
  ) as unknown as Shop;

function fromDocument({ _id, ...rest }: { _id?: unknown }): object {
  return { id: _id, ...rest };
}
