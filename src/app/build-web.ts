import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import type { Words } from '../i18n/words.js';
import type { Health } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Forms } from '../web/forms/forms.js';
import type { Dashboard } from '../web/dashboard/index.js';
import { createWebApp } from '../web/index.js';
import type { Database } from '../store/connect.js';
import { reminderMetrics, type ReminderMetrics } from './reminder-metrics.js';
import type { Channels } from './build-channels.js';
import type { RunningParts } from './build-dashboard.js';
import { buildPublicPages } from './build-public-pages.js';

export interface WebSurroundings {
  config: Config;
  database: Database;
  running: RunningParts;
  channels: Channels;
  cookieSecrets: string[];
  words: Words;
  dashboard: Dashboard | undefined;
  forms: Forms;
  readiness: () => Promise<Record<string, Health>>;
  metrics: Registry;
  logger: Logger;
  clock: Clock;
}

/** The HTTP side: every process has health and metrics, the web chat only where that role is. */
export function buildWeb(around: WebSurroundings): FastifyInstance {
  const { config, channels, words } = around;
  const { telegram, web } = channels;
  return createWebApp({
    config: {
      publicUrl: config.publicUrl,
      secureCookies: config.publicUrl.startsWith('https:'),
      cookieSecret: around.cookieSecrets,
      timeZone: config.timeZone,
      trustProxy: config.trustProxy,
    },
    ...(web && { webChannel: web }),
    ...(telegram && { telegram }),
    ...(web && { forms: around.forms }),
    ...(around.dashboard && { dashboard: around.dashboard }),
    publicPages: buildPublicPages(around),
    readiness: around.readiness,
    metrics: around.metrics,
    logger: around.logger,
    messages: (locale, key, values) => words.say(locale, `web:${key}`, values),
    clock: around.clock,
  });
}

/** Metrics of the process, and a function that takes down how long turns took. */
export function createMetrics(): {
  registry: Registry;
  observeTurn: (channel: string, ms: number) => void;
  observeReminder: ReminderMetrics['observe'];
  observeDue: ReminderMetrics['observeDue'];
  countUnfilled: (at: string) => void;
} {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const turns = new Histogram({
    name: 'pasti_turn_duration_seconds',
    help: 'Time from a message to the save of its effects',
    labelNames: ['channel'],
    buckets: [0.002, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  const unfilled = new Counter({
    name: 'pasti_unfilled_placeholders_total',
    help: 'Texts that were to go out with a placeholder in them, by where it was found',
    labelNames: ['at'],
    registers: [registry],
  });
  for (const at of ['words', 'announcement', 'message']) unfilled.inc({ at }, 0);
  const reminders = reminderMetrics(registry);
  return {
    registry,
    observeReminder: reminders.observe,
    observeDue: reminders.observeDue,
    countUnfilled: (at) => {
      unfilled.inc({ at });
    },
    observeTurn: (channel, ms) => {
      turns.observe({ channel }, ms / 1000);
    },
  };
}
