import { randomBytes } from 'node:crypto';
import { beforeEach } from '@jest/globals';
import { readConfig } from '../../../../src/config.js';
import { buildBroadcastPages } from '../../../../src/modules/announcements/pages/build-pages.js';
import { buildMePages } from '../../../../src/modules/users/pages/build-pages.js';
import type { Event } from '../../../../src/engine/types.js';
import { loadWords } from '../../../../src/i18n/words.js';
import { makePlatform } from '../../../support/make-platform.js';
import { person, register } from '../../../web/dashboard/people.js';
import { cheapHashing, goodPassword, type DashboardRig } from '../../../web/dashboard/rig.js';
import { Visitor } from '../../../web/dashboard/visitor.js';

const words = loadWords('locales', 'Asia/Jakarta');

export const draftId = 'abcdefghijkl';

/** The pages of announcements on the real store, with two admins; what is told in chats is kept. */
export function useBroadcasts(rig: DashboardRig) {
  const told: { contactId: string; events: Event[] }[] = [];
  beforeEach(async () => {
    const { broadcasts, deliveries, contacts, adminContacts, adminLinks } = rig.database;
    for (const model of [broadcasts, deliveries, contacts, adminContacts, adminLinks])
      await model.collection.deleteMany({});
    told.length = 0;
    for (const email of ['ani@example.org', 'budi@example.org']) await addUser(email, 'admin');
    build();
  });

  async function addUser(email: string, role: 'admin' | 'coach') {
    const at = rig.clock.now();
    await rig.accounts.users.create({
      ...{ email, role, passwordHash: await cheapHashing.hash(goodPassword), mustChange: false },
      ...{ createdAt: at, sessionsValidFrom: at },
    });
  }

  async function signedIn(email: string): Promise<Visitor> {
    const visitor = new Visitor(rig.app);
    await visitor.signIn(email, goodPassword);
    return visitor;
  }

  function build(env: Record<string, string> = {}) {
    const { database, clock } = rig;
    const platform = makePlatform({
      database,
      clock,
      approvalAbove: readConfig(env).approvalAbove,
      telegramLink: (token) => `https://t.me/pasti_bot?start=${token}`,
      newToken: () => randomBytes(18).toString('base64url'),
      tell: {
        now: (contactId, _key, events) => {
          told.push({ contactId, events });
          return Promise.resolve(true);
        },
        byDay: () => Promise.reject(new Error('nobody waits for the day')),
      },
    });
    const messages = (locale: string, key: string, values?: object) =>
      words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values);
    rig.app = rig.build({
      rooms: [buildBroadcastPages(platform), buildMePages(platform)],
      messages,
    });
  }

  const of = (n: number) => {
    const kecamatan = { code: '31.74.01', name: 'Tebet', city: 'Jakarta Selatan' };
    return person(n, rig.clock.now(), { kecamatan });
  };

  /** People of Tebet who get announcements. */
  async function recipients(count: number) {
    const people = Array.from({ length: count }, (_, index) => of(index + 1));
    await register(rig.database, people);
    const at = rig.clock.now();
    for (const { id } of people) {
      await rig.database.contacts.collection.insertOne({
        ...{ _id: `telegram:${id}`, channel: 'telegram', address: id, participantId: id },
        consent: { textId: 't', at, channel: 'telegram' },
      } as never);
    }
  }

  /** Sends the form, as a browser does, with a file if there is one. */
  async function compose(
    who: Visitor,
    fields: Record<string, string>,
    file?: { name: string; bytes: Buffer },
    token?: string,
  ) {
    const boundary = 'x-boundary-x';
    const all = { _form: token ?? (await who.token('/broadcasts/new')), id: draftId, ...fields };
    const parts = Object.entries(all).map(([name, value]) =>
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      ),
    );
    const picked = file && [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n` +
          'content-type: image/png\r\n\r\n',
      ),
      file.bytes,
      Buffer.from('\r\n'),
    ];
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return rig.app.inject({
      ...{ method: 'POST', url: '/broadcasts/new' },
      payload: Buffer.concat([...parts, ...(picked ?? []), Buffer.from(`--${boundary}--\r\n`)]),
      headers: {
        ...{ accept: 'text/html', origin: 'http://127.0.0.1:3000', cookie },
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    });
  }

  return { told, addUser, signedIn, build, of, recipients, compose };
}
