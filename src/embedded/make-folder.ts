import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder can not be used; `why` continues a sentence: `is a file`. */
export class UnusableFolderError extends Error {
  constructor(
    readonly folder: string,
    readonly why: string,
    options?: ErrorOptions,
  ) {
    super(`${folder} ${why}`, options);
    this.name = 'UnusableFolderError';
  }
}

/**
 * Makes a folder and those above it, for this user alone, and tries whether it can be written in.
 * @throws UnusableFolderError
 */
export function makeFolder(folder: string): void {
  naming(folder, () => {
    make(folder);
    rmdirSync(mkdtempSync(join(folder, '.try-')));
  });
}

/** What fails with the files of a folder, told in words. */
export function naming<T>(folder: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UnusableFolderError(folder, reasons[code] ?? `fails (${message})`, { cause: error });
  }
}

const reasons: Record<string, string> = {
  EEXIST: 'is a file',
  ENOTDIR: 'is below a file',
  ENOENT: 'can not be made or written in',
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'is on a disk that is read only',
  ENOSPC: 'is on a disk that is full',
};

/** One at a time: `mkdir` with `recursive` never comes back from a place such as /proc/x. */
function make(folder: string): void {
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) make(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
