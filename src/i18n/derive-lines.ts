import type { Json, Vars } from '../engine/types.js';
import type { Words } from './words.js';

type Say = (key: string, values?: object) => string | undefined;

const isVars = (value: Json | undefined): value is Vars =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asName = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Lines that texts about everyday things put in whole: the seven steps, what is ahead, what is kept. */
export function deriveLines(words: Words, locale: string, values: Vars): Vars {
  const say: Say = (key, more) => words.find(locale, `common:${key}`, { ...more });
  const { states, days, ahead, kept } = values;
  return {
    ...(isVars(states) && { stepLines: stepLines(say, states, isVars(days) ? days : {}) }),
    ...(Array.isArray(ahead) && { aheadLines: aheadLines(say, ahead) }),
    ...(isVars(kept) && { keptLine: keptLine(say, kept) }),
  };
}

/** "1 Pendaftaran ✓ 24 November 2026", one a line. */
function stepLines(say: Say, states: Vars, days: Vars): string {
  const lines = Object.entries(states).map(([step, state], index) => {
    const over = state === 'done' || state === 'running';
    const day = over && days[step] !== undefined ? say('stepDay', { day: days[step] }) : '';
    const parts = [String(index + 1), say(`step.${step}`), say(`state.${asName(state)}`), day];
    return parts.filter(Boolean).join(' ');
  });
  return lines.join('\n');
}

/** What is coming, one a line, behind an empty line; nothing where nothing is. */
function aheadLines(say: Say, ahead: Json[]): string {
  const lines = ahead.filter(isVars).map((one) => say(`ahead.${asName(one.what)}`, one) ?? '');
  return lines.length === 0 ? '' : `\n\n${lines.join('\n')}`;
}

/** ", 2 pelatihan, 1 kunjungan": beside what the text tells anyway. Messages are written behind: not counted. */
function keptLine(say: Say, kept: Vars): string {
  const told = ['participants', 'contacts', 'messages'];
  const parts = Object.entries(kept)
    .filter(([name]) => !told.includes(name))
    .map(([name, count]) => `${asName(count)} ${(say(`keeps.${name}`) ?? name).toLowerCase()}`);
  return parts.map((part) => `, ${part}`).join('');
}
