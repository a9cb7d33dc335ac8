import type { Cell, SheetColumn } from '../documents/sheet.js';
import { bindActions, type ActionDefinitions, type Actions } from '../engine/actions.js';
import type { Platform } from '../ports/platform.js';
import type { Sweep } from '../ports/sweep.js';
import type { Slots } from '../ports/slots.js';
import type { Collections, Database } from '../store/connect.js';
import type { DashboardRoom, PageEntry } from '../web/dashboard/parts.js';
import type { PublicPages } from '../web/types.js';

/** A page of the dashboard, or several under one entry of the menu. */
export interface ModulePage<Dependencies> {
  /** Where it stands in the menu; absent for a page that is reached otherwise. */
  entries: readonly PageEntry[];
  room: (dependencies: Dependencies, platform: Platform) => DashboardRoom;
}

export type ExportRow = Record<string, Cell>;

/** A list that `pasti export` writes as a file. */
export interface ExportDefinition {
  name: string;
  /** `docs/operations.md` says what they mean. */
  columns: readonly SheetColumn[];
  /** The lines, read as they are asked for. */
  rows: (database: Database) => AsyncIterable<ExportRow>;
}

/** What a module of the programme adds. Everything that can be read without building anything is plain data. */
export interface ModuleDefinition<Dependencies> {
  /** The name of its folder. */
  name: string;
  /** What it keeps, and whose each document is. */
  collections?: Collections;
  /** What flows may `do`. */
  actions?: ActionDefinitions<Dependencies>;
  /** Pages of the dashboard. */
  pages?: readonly ModulePage<Dependencies>[];
  /** Pages that everybody may see. */
  publicPages?: (dependencies: Dependencies, platform: Platform) => PublicPages;
  exports?: readonly ExportDefinition[];
  /** What a worker looks after every so often. */
  sweeps?: (dependencies: Dependencies) => readonly Sweep[];
  /** What it gives to modules that gather: see `ports/slots.ts`. */
  gives?: (dependencies: Dependencies, platform: Platform) => Partial<Slots>;
  /** Slots that it takes: modules that give to them stand before it in the list. */
  takes?: readonly (keyof Slots)[];
  /** Makes what actions and pages run on. Called once a process. */
  bind: (platform: Platform, slots: Slots) => Dependencies;
}

/** A module as the list has it: what it runs on is its own affair. */
export interface Module {
  name: string;
  collections: Collections;
  actions: Record<string, { outcomes: readonly string[] }>;
  entries: readonly PageEntry[];
  exports: readonly ExportDefinition[];
  takes: readonly (keyof Slots)[];
  bind(platform: Platform, slots: Slots): BoundModule;
}

/** A module that runs. */
export interface BoundModule {
  actions: Actions;
  gives: Partial<Slots>;
  sweeps(): readonly Sweep[];
  rooms(): DashboardRoom[];
  publicPages(): PublicPages[];
}

/** Hides what a module runs on, so that all of them fit into one list. */
export function defineModule<Dependencies>(definition: ModuleDefinition<Dependencies>): Module {
  const { name, collections = {}, exports = [], gives, pages = [], publicPages } = definition;
  const actions: ActionDefinitions<Dependencies> = definition.actions ?? {};
  return {
    name,
    collections,
    actions,
    entries: pages.flatMap(({ entries }) => entries),
    exports,
    takes: definition.takes ?? [],
    bind(platform, slots) {
      const dependencies = definition.bind(platform, slots);
      return {
        actions: bindActions(actions, dependencies),
        gives: gives?.(dependencies, platform) ?? {},
        sweeps: () => definition.sweeps?.(dependencies) ?? [],
        rooms: () => pages.map(({ room }) => room(dependencies, platform)),
        publicPages: () => (publicPages ? [publicPages(dependencies, platform)] : []),
      };
    },
  };
}
