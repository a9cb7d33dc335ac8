import { randomUUID } from 'node:crypto';
import { createTelegramChannel } from '../../src/channels/telegram/index.js';
import { scratchWorker } from '../../src/cli/scratch-worker.js';
import { deliveryLedger, joinLedgers } from '../../src/app/build-broadcast-work.js';
import { buildConversations } from '../../src/app/build-conversations.js';
import { reminderLedger } from '../../src/delivery/reminders/settle-reminder.js';
import type { KeptFile, NewFile } from '../../src/ports/files.js';
import { createSecrets } from '../../src/store/secrets.js';
import type { Database } from '../../src/store/connect.js';
import { fileStore } from '../../src/store/files.js';
import { reminderStore } from '../../src/store/reminders.js';
import { startBotApi, type BotApi } from '../support/bot-api/index.js';
import { quietLogger as logger } from '../support/mongo/quiet-logger.js';
import { ReminderProcess, SetClock, words } from './reminders/rig.js';

const token = '7011223344:of-nobody';
class MovingClock extends SetClock {
  advance(ms: number): void {
    this.set(new Date(this.now().getTime() + ms).toISOString());
  }
}

export interface House {
  api: BotApi;
  clock: MovingClock;
  conversations: ReturnType<typeof buildConversations>;
  /** Sends all that is due, over some seconds by the clock. */
  work: () => Promise<void>;
  keep: (file: Pick<NewFile, 'name' | 'mime' | 'bytes'>) => Promise<KeptFile>;
  agenda: ReminderProcess['agenda'];
  close: () => Promise<void>;
}

/** Bot and worker over real HTTP to an emulated Bot API: the bot is impatient, and its clock moves by hand. */
export async function openHouse(database: Database): Promise<House> {
  const api = await startBotApi({ token });
  const secrets = createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) });
  const files = fileStore(database, secrets);
  const channel = createTelegramChannel({
    token,
    apiRoot: api.url,
    mode: 'polling',
    commandsMenu: { id: [] },
    texts: () => ({ unknownButton: '' }),
    files,
    logger,
    timing: { callSeconds: 1, fileSeconds: 1, pollSeconds: 1, nameMs: 200, stopGraceMs: 500 },
  });
  const clock = new MovingClock();
  const around = { database, words, clock, logger, timeZone: 'Asia/Jakarta' };
  const conversations = buildConversations({
    ...around,
    secrets,
    channels: [channel],
    publicUrl: 'https://pasti.example',
    processId: `house-${randomUUID()}`,
    telegramLink: () => undefined,
    ledger: joinLedgers(
      reminderLedger({ reminders: reminderStore(database), clock, observe: () => undefined }),
      deliveryLedger(database, clock),
    ),
  });
  await channel.start(conversations.deliver);
  return {
    api,
    clock,
    conversations,
    work: scratchWorker({ ...around, conversations }),
    keep: (file) => files.keep({ ...file, id: file.name, ownerId: 'office' }),
    agenda: new ReminderProcess(database, clock, { owns: false }).agenda,
    async close() {
      await channel.stop();
      await conversations.stop();
      await api.close();
    },
  };
}

/** Somebody with a chat on Telegram, who gets announcements. */
export async function addPerson(
  { participants, contacts, sessions }: Database,
  chat: number,
  tags: string[] = [],
): Promise<void> {
  const contact = { channel: 'telegram', address: String(chat) };
  const consent = { textId: 't', at: new Date('2026-11-01T03:00:00Z'), channel: 'telegram' };
  const person = {
    name: `Orang ${chat}`,
    salutation: 'kak',
    number: `PAS-${chat}`,
    steps: {},
    tags,
  };
  const kecamatan = { code: '31.74.01', name: 'Tebet' };
  const business = { kind: 'idea', category: 'craft', idea: 'tas' };
  const conversation = { frames: [], asked: 0, parked: {}, person: {}, locale: 'id' };
  const id = `telegram:${chat}`;
  const insert = (model: { collection: unknown }, document: object) =>
    (model.collection as { insertOne(one: object): Promise<unknown> }).insertOne(document);
  await insert(participants, { _id: `p${chat}`, ...person, kecamatan, business });
  await insert(contacts, { _id: id, ...contact, participantId: `p${chat}`, consent });
  const session = { rev: 1, conversation, recent: [], outbox: {} };
  await insert(sessions, { _id: id, ...contact, ...session });
}
