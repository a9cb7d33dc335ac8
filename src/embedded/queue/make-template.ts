import { rm } from 'node:fs/promises';
import { makeDataDir, templatePath } from './create-data-dir.js';
import { openEmbeddedQueue } from './open-embedded-queue.js';

const ignore = (): void => undefined;
const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Run by `npm ci` after the build: an empty database with BullMQ's tables, as the installed packages make them. */
await rm(templatePath, { recursive: true, force: true });
await makeDataDir(templatePath);
const queue = await openEmbeddedQueue({ dataDir: templatePath, logger: quiet });
await queue.close();
