import type { SheetColumn } from './sheet.js';

/** Columns of texts, called as their keys. */
export const texts = (...keys: string[]): SheetColumn[] => keys.map((key) => ({ key, title: key }));

/** Columns of one kind, called as their keys. */
export const columnsAs = (kind: 'money' | 'number' | 'moment', ...keys: string[]): SheetColumn[] =>
  keys.map((key) => ({ key, title: key, as: kind }));

/** How a fact is written in a file for programs. */
export const yesOrNo = (value: unknown): string => (value ? 'yes' : 'no');
