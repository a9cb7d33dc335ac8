import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTelegramChannel, type TelegramChannel } from '../../src/channels/telegram/index.js';
import { loadGiven } from '../../src/cli/load-given.js';
import { buildConversations, type Conversations } from '../../src/app/build-conversations.js';
import { loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';
import { systemClock } from '../../src/ports/clock.js';
import { createSecrets } from '../../src/store/secrets.js';
import { fileStore } from '../../src/store/files.js';
import { startBotApi, type BotApi } from '../support/bot-api/index.js';
import { quietLogger as logger } from '../support/mongo/quiet-logger.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { pdf } from '../web/sample-files.js';

const token = '7011223344:AAH-very_secret-token0123456789abc';
const secrets = createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) });
const fixture = useDatabase();
let api: BotApi;
let channel: TelegramChannel;
let conversations: Conversations;

beforeAll(async () => {
  const { database } = fixture;
  await loadGiven(database, 'test/transcripts/given', ['sari']);
  api = await startBotApi({ token });
  const files = fileStore(database, secrets);
  channel = createTelegramChannel({
    ...{ token, apiRoot: api.url, mode: 'polling', commandsMenu: {}, files, logger },
    texts: () => ({ unknownButton: '-' }),
  });
  conversations = buildConversations({
    ...{ database, secrets, logger, channels: [channel], clock: systemClock },
    words: loadWords(packagePath('locales'), 'Asia/Jakarta'),
    timeZone: 'Asia/Jakarta',
    publicUrl: 'https://pasti.example',
    processId: 'test',
    telegramLink: () => undefined,
  });
  await channel.start(conversations.deliver);
});
afterAll(async () => {
  await channel.stop();
  await conversations.stop();
  await api.close();
});

it('takes a proof in by Telegram, keeps it sealed, and sends a file of what is kept', async () => {
  const sari = api.user(1);
  api.world.files.set('file-document', pdf.bytes);
  const shown = () =>
    sari.messages
      .at(-1)
      ?.buttons.flat()
      .map(({ label }) => label) ?? [];
  const press = async (label: string) => {
    while (!shown().includes(label)) await sari.reply();
    sari.press(label);
  };
  sari.say('izin');
  await press('Jasa');
  // Whatever else is asked: the first answer will do.
  for (await sari.reply(); !shown().includes('NIB (belum)'); await sari.reply())
    if (shown()[0] !== undefined) sari.press(shown()[0] ?? '');
  await press('NIB (belum)');
  await press('Sudah punya');
  sari.say('1234567890123');
  sari.say('3 Maret 2026');
  sari.sendDocument('nib.pdf', 'application/pdf', 'ini NIB saya');
  await press('Ya, simpan');
  await press('NIB (menunggu dicek)');
  const [head] = await fixture.database.files.find({ ownerId: 'sari' });
  expect(head).toMatchObject({ name: 'nib.pdf', mime: 'application/pdf' });
  const kept = await fileStore(fixture.database, secrets).read(String(head?._id));
  expect(Buffer.from(kept?.bytes ?? [])).toEqual(pdf.bytes);

  sari.say('DATA SAYA');
  let message = await sari.reply();
  while (!message.file) message = await sari.reply();
  expect(message.file).toMatchObject({ method: 'document' });
  expect(message.file.filename).toMatch(/\.xlsx$/);
  // A workbook is an archive.
  expect(message.file.bytes?.subarray(0, 2).toString()).toBe('PK');
});
