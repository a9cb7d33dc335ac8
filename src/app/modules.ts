import type { Actions } from '../engine/actions.js';
import type { ActionFacts } from '../engine/check/surroundings.js';
import { accounts } from '../modules/accounts/index.js';
import { announcements } from '../modules/announcements/index.js';
import { bookkeeping } from '../modules/bookkeeping/index.js';
import { capital } from '../modules/capital/index.js';
import { coaches } from '../modules/coaches/index.js';
import { calendar } from '../modules/calendar/index.js';
import { audit } from '../modules/audit/index.js';
import { facts } from '../modules/facts/index.js';
import { home } from '../modules/home/index.js';
import { inbox } from '../modules/inbox/index.js';
import { licensing } from '../modules/licensing/index.js';
import { marketing } from '../modules/marketing/index.js';
import { mentoring } from '../modules/mentoring/index.js';
import type { BoundModule, ExportDefinition, Module } from '../modules/module.js';
import { overview } from '../modules/overview/index.js';
import { people } from '../modules/people/index.js';
import { privacy } from '../modules/privacy/index.js';
import { registration } from '../modules/registration/index.js';
import { reminders } from '../modules/reminders/index.js';
import { training } from '../modules/training/index.js';
import { users } from '../modules/users/index.js';
import { whatsapp } from '../modules/whatsapp/index.js';
import type { Platform } from '../ports/platform.js';
import type { Slots } from '../ports/slots.js';
import type { PageEntry } from '../web/dashboard/parts.js';

/** Everything that the programme does. A module that takes from a slot stands after those that give to it. */
export const modules: readonly Module[] = [
  audit,
  calendar,
  people,
  coaches,
  registration,
  users,
  overview,
  inbox,
  training,
  licensing,
  mentoring,
  marketing,
  bookkeeping,
  capital,
  announcements,
  reminders,
  facts,
  whatsapp,
  accounts,
  privacy,
  home,
];

/** What flows may `do`, with the outcomes of each: read without anything being built. */
export const actionFacts: Readonly<Record<string, ActionFacts>> = Object.assign(
  {},
  ...modules.map(({ actions }) => actions),
) as Record<string, ActionFacts>;

/** The menu of the dashboard, in order. */
export const pageEntries: readonly PageEntry[] = modules
  .flatMap(({ entries }) => entries)
  .toSorted((a, b) => a.place - b.place);

/** The lists that `pasti export` writes, by their names. */
export const exportDefinitions: ReadonlyMap<string, ExportDefinition> = new Map(
  modules.flatMap(({ exports }) => exports.map((definition) => [definition.name, definition])),
);

/** All modules on one platform. */
export interface BoundModules {
  actions: Actions;
  slots: Slots;
  bound: readonly BoundModule[];
}

/**
 * Binds every module once, in the order of the list.
 * @throws Error for a module that gives to a slot after another one took from it
 */
export function bindModules(platform: Platform): BoundModules {
  const slots: { -readonly [K in keyof Slots]: Slots[K] } = { reviews: [], beforeErase: [] };
  const takenBy = new Map<keyof Slots, string>();
  const bound = modules.map((module) => {
    for (const slot of module.takes) takenBy.set(slot, module.name);
    const made = module.bind(platform, slots);
    for (const slot of Object.keys(made.gives) as (keyof Slots)[]) {
      const taker = takenBy.get(slot);
      if (taker !== undefined)
        throw new Error(`${module.name} gives to ${slot}: it has to stand before ${taker}`);
    }
    slots.reviews = [...slots.reviews, ...(made.gives.reviews ?? [])];
    slots.beforeErase = [...slots.beforeErase, ...(made.gives.beforeErase ?? [])];
    return made;
  });
  const actions = Object.assign({}, ...bound.map((module) => module.actions)) as Actions;
  return { actions, slots, bound };
}
