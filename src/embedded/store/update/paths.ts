import { StoreError } from '../errors.js';

interface Node {
  children: Map<string, Node>;
  taken: boolean;
}

/** Refuses two operators on one path, or on a path and a part of it. @throws StoreError 40 */
export function checkConflicts(paths: string[][]): void {
  if (paths.length < 2) return;
  const root: Node = { children: new Map(), taken: false };
  for (const parts of paths) {
    let at = root;
    for (const [depth, part] of parts.entries()) {
      if (at.taken) throw conflict(parts, parts.slice(0, depth));
      const next = at.children.get(part) ?? { children: new Map(), taken: false };
      at.children.set(part, next);
      at = next;
    }
    if (at.taken || at.children.size > 0) throw conflict(parts, parts);
    at.taken = true;
  }
}

function conflict(path: string[], at: string[]): StoreError {
  return new StoreError(
    'ConflictingUpdateOperators',
    `Updating the path '${path.join('.')}' would create a conflict at '${at.join('.')}'`,
  );
}
