import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from 'node:http';
import type { Registry } from 'prom-client';
import type { Health } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Forms } from './forms/forms.js';
import type { ChatChannel } from './chat/chat-channel.js';

/** Words of a page: a key of `locales/<locale>/web.json`, dots between levels. */
export type Translate = (
  locale: string,
  key: string,
  values?: Record<string, string | number>,
) => string;

export interface WebConfig {
  /** Where people reach the web part, e.g. `https://pasti.example.org`. */
  publicUrl: string;
  /** Cookies are sent over https only. */
  secureCookies: boolean;
  /** Signs the cookie that says whose conversation it is; at least 32 characters. */
  cookieSecret: string | string[];
  /** IANA name; times on pages are shown in it. Default Asia/Jakarta. */
  timeZone?: string;
  /** Whose `X-Forwarded-For` is believed. Default `loopback`: a proxy on this machine. */
  trustProxy?: string | boolean;
  /** Most POSTs in a minute. Generous: a class room or a whole office may share one address. */
  limits?: { perVisitor?: number; perAddress?: number };
}

/** What `POST /telegram/webhook` hands its updates to. */
export interface TelegramWebhook {
  /**
   * @param secret the header `X-Telegram-Bot-Api-Secret-Token`
   * @returns the HTTP status, once the update is saved (200) or refused (401, ...); anything but 200
   *   makes Telegram deliver it again
   */
  handleWebhook(secret: string | undefined, body: unknown): Promise<number>;
}

/** Sends the public page of the site. */
export type Landing = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** @param style address of the style sheet of the public pages */
export type PublicPages = (app: FastifyInstance, parts: WebParts, style: string) => void;

export interface WebParts {
  config: WebConfig;
  /** The server that listens already; default: one of its own. */
  server?: Server;
  webChannel?: ChatChannel;
  telegram?: TelegramWebhook;
  /** Pages that everybody may see, beside chat and privacy: each adds its routes. */
  publicPages?: readonly PublicPages[];
  /** Secure forms, once the store is there. */
  forms?: Forms;
  /** State of every part by name; `store` decides whether the whole is ready. */
  readiness: () => Promise<Record<string, Health>>;
  metrics: Registry;
  logger: Logger;
  messages: Translate;
  /** Default: the machine's. */
  clock?: Clock;
  /** Takes over `/`, and shows the small page that says what this is to whom it does not know. */
  dashboard?: FastifyPluginAsync<{ landing: Landing }>;
}
