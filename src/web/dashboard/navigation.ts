import type { UserRole } from '../sign-in/user.js';
import type { PageEntry } from './parts.js';

/** The page of the queues, where this process has some: no module's. */
const queues: PageEntry = { id: 'queues', path: '/queues', roles: ['admin'], place: 1_000 };

/** The menu of somebody with this role. @param entries of the modules, in the order of the menu */
export const menuFor = (
  entries: readonly PageEntry[],
  role: UserRole,
  has: { queues: boolean },
): readonly PageEntry[] =>
  [...entries, ...(has.queues ? [queues] : [])].filter(({ roles }) => roles.includes(role));
