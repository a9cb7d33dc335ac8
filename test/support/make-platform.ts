import type { Platform } from '../../src/ports/platform.js';
import { loadWords } from '../../src/i18n/words.js';
import { noAgenda } from '../../src/ports/agenda.js';
import { createSecrets } from '../../src/store/secrets.js';
import { MemoryFiles } from '../web/memory-files.js';
import { quietLogger } from './mongo/quiet-logger.js';

const words = loadWords('locales', 'Asia/Jakarta');
const told = () => Promise.resolve(true);
const silent = { say: () => Promise.resolve(false), end: () => Promise.resolve() };

/** What modules are built on, over a real store; nobody is told anything, and no conversation runs. */
export const makePlatform = (given: Partial<Platform> & Pick<Platform, 'database'>): Platform => ({
  secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
  words,
  clock: { now: () => new Date('2026-11-24T03:00:00Z') },
  logger: quietLogger,
  files: Object.assign(new MemoryFiles(), {
    take: () => Promise.reject(new Error('no channel')),
  }),
  agenda: noAgenda,
  tell: { now: told, byDay: told },
  talk: { inTurn: silent, outside: silent },
  latestMessages: () => Promise.resolve([]),
  forgetMessages: () => Promise.resolve(),
  telegramLink: () => undefined,
  publicUrl: 'https://pasti.example',
  privacyUrl: 'https://pasti.example/privasi',
  rootFlow: 'menu',
  timeZone: 'Asia/Jakarta',
  whatsapp: undefined,
  newCode: () => '246810',
  newToken: () => 'x'.repeat(24),
  ...given,
});
