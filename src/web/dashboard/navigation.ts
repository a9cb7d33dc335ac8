import type { UserRole } from '../sign-in/user.js';

export interface PageEntry {
  /** Names its word: `nav.<id>` in `dashboard.json`. */
  id: string;
  path: string;
  roles: readonly UserRole[];
  /** Only where this process has queues to show. */
  needs?: 'queues';
}

/** The pages of the dashboard, in the order of the menu. A new page is an entry here and its routes. */
export const pages = [
  { id: 'overview', path: '/', roles: ['admin'] },
  { id: 'tickets', path: '/tickets', roles: ['admin'] },
  { id: 'trainings', path: '/trainings', roles: ['admin'] },
  { id: 'coaches', path: '/coaches', roles: ['admin'] },
  { id: 'verifications', path: '/verifications', roles: ['admin'] },
  { id: 'applications', path: '/applications', roles: ['admin'] },
  { id: 'bazaars', path: '/bazaars', roles: ['admin'] },
  { id: 'broadcasts', path: '/broadcasts', roles: ['admin'] },
  { id: 'reminders', path: '/reminders', roles: ['admin'] },
  { id: 'facts', path: '/facts', roles: ['admin'] },
  { id: 'holidays', path: '/holidays', roles: ['admin'] },
  { id: 'whatsapp', path: '/whatsapp', roles: ['admin'] },
  { id: 'queues', path: '/queues', roles: ['admin'], needs: 'queues' },
] as const satisfies readonly PageEntry[];

export type PageId = (typeof pages)[number]['id'];

/** The menu of somebody with this role. */
export const menuFor = (role: UserRole, has: { queues: boolean }): readonly PageEntry[] =>
  pages.filter(
    (page: PageEntry) => page.roles.includes(role) && (page.needs !== 'queues' || has.queues),
  );
