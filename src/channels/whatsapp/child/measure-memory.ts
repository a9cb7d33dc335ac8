import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory of a process and all that it started, in MB (shared pages are counted in each, so it is the upper end);
 * undefined where the system does not tell.
 */
export function measureMemory(root: number): number | undefined {
  try {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const processes = all.flatMap((pid) => read(Number(pid)) ?? []);
    const family = new Set([root]);
    // Parents have been started before: a few passes find everybody.
    for (let found = true; found;) {
      const more = processes.filter(({ pid, parent }) => family.has(parent) && !family.has(pid));
      for (const { pid } of more) family.add(pid);
      found = more.length > 0;
    }
    const kb = processes
      .filter(({ pid }) => family.has(pid))
      .reduce((sum, { rss }) => sum + rss, 0);
    return Math.round(kb / 1024);
  } catch {
    return undefined;
  }
}

function read(pid: number): { pid: number; parent: number; rss: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) =>
      Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { pid, parent: field('PPid'), rss: field('VmRSS') };
  } catch {
    return undefined;
  }
}
