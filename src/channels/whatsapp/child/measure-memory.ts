import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory of a process and all that it started, in MB, each shared page counted once over all of them; undefined where
 * the system does not tell.
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
    const kb = [...family].reduce((sum, pid) => sum + shareOf(pid), 0);
    return Math.round(kb / 1024);
  } catch {
    return undefined;
  }
}

function read(pid: number): { pid: number; parent: number } | undefined {
  const parent = fieldOf(pid, 'status', 'PPid');
  return parent === undefined ? undefined : { pid, parent };
}

/** In kB; zero for one that has ended meanwhile. Older systems tell no shares. */
const shareOf = (pid: number): number =>
  fieldOf(pid, 'smaps_rollup', 'Pss') ?? fieldOf(pid, 'status', 'VmRSS') ?? 0;

function fieldOf(pid: number, file: string, name: string): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/${file}`, 'utf8');
    const found = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}
