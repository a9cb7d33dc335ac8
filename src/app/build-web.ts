import type { Server } from 'node:http';
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import type { Words } from '../i18n/words.js';
import type { Health } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Dashboard } from '../web/dashboard/index.js';
import type { Forms } from '../web/forms/forms.js';
import { createStartingApp, createWebApp } from '../web/index.js';
import type { Channels } from './build-channels.js';
import type { BoundModules } from './modules.js';
import { reminderMetrics, type ReminderMetrics } from '../delivery/reminders/metrics.js';

/** What is there from the first moment. */
export interface WebSurroundings {
  config: Config;
  cookieSecrets: string[];
  words: Words;
  readiness: () => Promise<Record<string, Health>>;
  metrics: Registry;
  logger: Logger;
  clock: Clock;
}

/** What is there when the store is open. */
export interface WebPages {
  server: Server;
  channels: Channels;
  modules: BoundModules;
  forms: Forms;
  /** Absent where this process does not serve people. */
  dashboard: Dashboard | undefined;
}

/** What answers until the store is open. */
export const buildStarting = (around: WebSurroundings): FastifyInstance =>
  createStartingApp(commonOf(around));

/** The HTTP side: every process has health and metrics, the web chat only where that role is. */
export function buildWeb(around: WebSurroundings, pages: WebPages): FastifyInstance {
  const { server, channels, modules, forms, dashboard } = pages;
  const { telegram, web } = channels;
  return createWebApp({
    ...commonOf(around),
    server,
    ...(web && { webChannel: web, forms }),
    ...(telegram && { telegram }),
    ...(dashboard && { dashboard }),
    publicPages: modules.bound.flatMap((module) => module.publicPages()),
    clock: around.clock,
  });
}

const commonOf = ({ config, cookieSecrets, words, ...around }: WebSurroundings) => ({
  config: {
    publicUrl: config.publicUrl,
    secureCookies: config.publicUrl.startsWith('https:'),
    cookieSecret: cookieSecrets,
    timeZone: config.timeZone,
    trustProxy: config.trustProxy,
  },
  readiness: around.readiness,
  metrics: around.metrics,
  logger: around.logger,
  messages: (locale: string, key: string, values?: Record<string, string | number>) =>
    words.say(locale, `web:${key}`, values),
});

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
