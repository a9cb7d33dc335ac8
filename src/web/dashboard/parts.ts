import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { AccountParts } from '../sign-in/accounts.js';
import type { SignInStore } from '../sign-in/ports.js';
import type { BoardQueue } from '../queues-page.js';
import type { Landing, Translate } from '../types.js';
import type { UserRole } from '../sign-in/user.js';

/** Adds the pages of one part of the programme. */
export type DashboardRoom = (app: FastifyInstance, desk: Desk) => void;

/** What the dashboard is built from. */
export interface DashboardParts {
  config: {
    publicUrl: string;
    /** The site is served over https: cookies are bound to it. */
    secureCookies: boolean;
    /** At least 32 characters; signs what forms carry. */
    formKey: string;
    timeZone: string;
    /** Most sign-ins that one network address may try in ten minutes. Default 20. */
    signInsPerAddress?: number;
  };
  accounts: AccountParts;
  signIns: SignInStore;
  /** BullMQ's queues once they are open; absent where this process has none. */
  queues?: Promise<BoardQueue[]>;
  /** Pages beside sign-in. */
  rooms?: readonly DashboardRoom[];
  /** The menu, in order. */
  entries?: readonly PageEntry[];
  /** Words of `locales/<locale>/dashboard.json`, or of another file where the key names it (`facts:title`). */
  messages: Translate;
  /** What registration calls a field of business, e.g. `culinary`. */
  categoryName: (locale: string, category: string) => string;
  /** A secret of 256 random bits, base64url. */
  newSecret: () => string;
  clock: Clock;
  logger: Logger;
}

/** A page in the menu. */
export interface PageEntry {
  /** Names its word: `nav.<id>` in `dashboard.json`. */
  id: string;
  path: string;
  roles: readonly UserRole[];
  /** Entries stand in the order of their places; no two have the same. */
  place: number;
}
/** What every page of the dashboard is drawn with. */
export interface Desk {
  parts: DashboardParts;
  /** Address of the style sheet. */
  style: string;
  /** The public page of the site, for whoever is not signed in. */
  landing: Landing;
}
