import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { loadWords } from '../../../src/i18n/words.js';
import type { AccountParts } from '../../../src/web/sign-in/accounts.js';
import { createPasswordHashing } from '../../../src/web/sign-in/hashing.js';
import { connect } from '../../../src/app/database.js';
import type { Database } from '../../../src/store/connect.js';
import { officeStore } from '../../../src/store/office.js';
import { pageEntries } from '../../../src/app/modules.js';
import type { OverviewSource } from '../../../src/modules/overview/pages/overview-source.js';
import { addPrivacyPage } from '../../../src/modules/privacy/pages/privacy-route.js';
import { overviewRoom } from '../../../src/modules/overview/pages/overview-route.js';
import { overviewStore } from '../../../src/modules/overview/store.js';
import { signInStore, userStore } from '../../../src/store/users.js';
import { createDashboard, type DashboardParts } from '../../../src/web/dashboard/index.js';
import { createWebApp } from '../../../src/web/index.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { startTestMongo, type TestMongo } from '../../support/mongo/test-mongo.js';

/** A password that the rules take, and the one-time passwords that are given out, in order. */
export const goodPassword = 'tujuh langkah pasti';
export const oneTimePasswords = ['satu-dua-tiga', 'empat-lima-enam'];

const words = loadWords('locales', 'Asia/Jakarta');
/** Cheap, so that tests do not wait. */
export const cheapHashing = createPasswordHashing({ memoryCost: 64, timeCost: 1, parallelism: 1 });

/** The site with its dashboard on a store of its own, and a clock that stands still. */
export interface DashboardRig {
  database: Database;
  accounts: AccountParts;
  clock: { now(): Date; advance(ms: number): void };
  app: FastifyInstance;
  /** Builds the site again; by default over http on 127.0.0.1:3000. */
  build(
    overrides?: Partial<DashboardParts> & { publicUrl?: string; overview?: OverviewSource },
  ): FastifyInstance;
  audited(): Promise<string[]>;
}

/** A rig that is emptied before each test. */
export function useDashboard(): DashboardRig {
  const rig = {} as DashboardRig;
  let server: TestMongo;
  beforeAll(async () => {
    server = await startTestMongo();
    rig.database = await connect(server.uri, quietLogger);
  });
  beforeEach(async () => {
    const { users, signIns, auditLog, participants, sessions } = rig.database;
    for (const model of [users, signIns, auditLog, participants, sessions]) {
      await model.collection.deleteMany({});
    }
    fill(rig);
  });
  afterEach(() => rig.app.close());
  afterAll(async () => {
    await rig.database.close();
    await server.stop();
  });
  return rig;
}

function fill(rig: DashboardRig): void {
  const { database } = rig;
  let now = Date.parse('2026-11-24T03:00:00Z');
  rig.clock = {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
  };
  const passwords = [...oneTimePasswords];
  rig.accounts = {
    users: userStore(database),
    hashing: cheapHashing,
    audit: (entry) => officeStore(database).audit(entry),
    newPassword: () => passwords.shift() ?? 'no more passwords',
    newId: randomUUID,
    now: () => rig.clock.now(),
  };
  rig.audited = async () => {
    const lines = await database.auditLog.find({}).lean();
    return lines.map(({ action, subject, by }) => `${action}: ${subject} by ${by}`).sort();
  };
  rig.build = ({
    publicUrl = 'http://127.0.0.1:3000',
    overview,
    rooms = [],
    ...overrides
  } = {}) => {
    const dashboard = createDashboard({
      ...partsOf(rig, publicUrl),
      ...overrides,
      rooms: [overviewRoom(overview ?? overviewStore(database)), ...rooms],
    });
    return createWebApp({
      config: {
        publicUrl,
        secureCookies: publicUrl.startsWith('https'),
        cookieSecret: 'c'.repeat(32),
      },
      readiness: () => Promise.resolve({ store: { state: 'up' } }),
      metrics: new Registry(),
      logger: quietLogger,
      messages: (locale, key, values) => words.say(locale, `web:${key}`, values),
      publicPages: [addPrivacyPage],
      dashboard,
    });
  };
  rig.app = rig.build();
}

const partsOf = (rig: DashboardRig, publicUrl: string): DashboardParts => ({
  config: {
    publicUrl,
    secureCookies: publicUrl.startsWith('https'),
    formKey: 'f'.repeat(32),
    timeZone: 'Asia/Jakarta',
  },
  accounts: rig.accounts,
  signIns: signInStore(rig.database),
  entries: pageEntries,
  messages: (locale, key, values) => words.say(locale, `dashboard:${key}`, values),
  categoryName: (locale, category) =>
    words.say(locale, `registration:category.choices.${category}`),
  newSecret: () => randomBytes(32).toString('base64url'),
  clock: rig.clock,
  logger: quietLogger,
});
