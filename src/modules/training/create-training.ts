import { createHash } from 'node:crypto';
import { readMoney } from '../../language/money.js';
import type { Area } from '../people/participant.js';
import type { TrainingStore } from './ports.js';
import { largestQuota, trainingKinds, type Training, type TrainingKind } from './training.js';
import { momentOf } from '../../i18n/local-time.js';

/** What makes a training, as a form or a file has it; all texts. */
export interface TrainingRow {
  title: string;
  topic: string;
  kind: string;
  /** Code or name of the kecamatan. */
  kecamatan: string;
  place: string;
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM or HH.MM, in the programme's zone. */
  from: string;
  to: string;
  quota: string;
  narasumber: string;
  bring: string;
  task: string;
  /** An amount as people write it, `17.250.000` or `17 jt`; empty: not known. */
  cost: string;
}

export type TrainingField = keyof TrainingRow;

export type FieldFault =
  | 'missing'
  | 'too_long'
  | 'unknown'
  | 'not_a_date'
  | 'not_a_time'
  | 'not_money'
  | 'past'
  | 'order'
  | 'range';

/** What the office enters. */
export type TrainingInput = Omit<
  Training,
  'id' | 'checkInCode' | 'checkInToken' | 'state' | 'version' | 'queue' | 'taken' | 'createdAt'
>;

export interface RowReaders {
  /** The kecamatan of a code or a name; undefined when there is none, or several could be meant. */
  readKecamatan: (text: string) => Area | undefined;
  /** IANA name. */
  timeZone: string;
  now: Date;
}

/** Most letters of a field. */
const longest: Partial<Record<TrainingField, number>> = {
  title: 80,
  topic: 200,
  place: 120,
  narasumber: 80,
  bring: 120,
  task: 300,
};

export const optionalFields: readonly TrainingField[] = ['bring', 'topic', 'cost'];

/**
 * Reads a training out of texts.
 * @param row texts; spaces around them do not count
 * @param past takes a training that has begun as well (one that is edited)
 * @returns the input, or what is wrong by field
 */
export function readTrainingRow(
  row: TrainingRow,
  { readKecamatan, timeZone, now }: RowReaders,
  past = false,
): { input: TrainingInput } | { faults: Partial<Record<TrainingField, FieldFault>> } {
  const texts = mapRow(row);
  const faults: Partial<Record<TrainingField, FieldFault>> = lengthFaults(texts);
  const fault = (field: TrainingField, kind: FieldFault) => {
    faults[field] ??= kind;
  };
  const kind = trainingKinds.find((one) => one === texts.kind.toLowerCase());
  if (!kind) fault('kind', 'unknown');
  const kecamatan = readKecamatan(texts.kecamatan);
  if (!kecamatan) fault('kecamatan', 'unknown');
  const quota = /^\d{1,5}$/.test(texts.quota) ? Number(texts.quota) : 0;
  if (quota < 1 || quota > largestQuota) fault('quota', 'range');
  const cost = readCost(texts.cost, { now, timeZone });
  if (cost === undefined) fault('cost', 'not_money');
  const day = readDay(texts.date);
  if (day === undefined) fault('date', 'not_a_date');
  const [from, to] = [readTime(texts.from), readTime(texts.to)];
  if (from === undefined) fault('from', 'not_a_time');
  if (to === undefined) fault('to', 'not_a_time');
  const startsAt = new Date(localTime(day ?? 0, from ?? 0, timeZone));
  const endsAt = new Date(localTime(day ?? 0, to ?? 0, timeZone));
  if (from !== undefined && to !== undefined && to <= from) fault('to', 'order');
  if (!past && day !== undefined && from !== undefined && startsAt <= now) fault('date', 'past');
  if (!kind || !kecamatan || Object.keys(faults).length > 0) return { faults };
  const { title, topic, place, narasumber, bring, task } = texts;
  const area = { code: kecamatan.code, name: kecamatan.name };
  const input: TrainingInput = {
    ...{ title, topic, kind, kecamatan: area, place, startsAt, endsAt, quota, narasumber, task },
    ...(bring && { bring }),
    ...(cost && { cost }),
  };
  return { input };
}

function mapRow(row: TrainingRow): TrainingRow {
  const entries = Object.entries(row).map(([key, text]) => [
    key,
    String(text).trim().replace(/\s+/g, ' '),
  ]);
  return Object.fromEntries(entries) as TrainingRow;
}

function lengthFaults(texts: TrainingRow): Partial<Record<TrainingField, FieldFault>> {
  const faults: Partial<Record<TrainingField, FieldFault>> = {};
  for (const [field, text] of Object.entries(texts) as [TrainingField, string][]) {
    if (text === '' && !optionalFields.includes(field)) faults[field] = 'missing';
    else if (text.length > (longest[field] ?? 40)) faults[field] = 'too_long';
  }
  return faults;
}

/** Whole rupiah, 0 for an empty text; undefined for what is no amount. */
function readCost(text: string, context: { now: Date; timeZone: string }): number | undefined {
  if (text === '') return 0;
  const read = readMoney(text, context);
  return read.outcome === 'value' ? read.value : undefined;
}

/** Milliseconds of a calendar day's beginning in UTC; undefined for a day that there is not. */
function readDay(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) return undefined;
  return at;
}

/** Minutes since midnight. */
function readTime(text: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2})[.:](\d\d)$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return Number(hour) * 60 + Number(minute);
}

/** The moment at which a zone's clocks show so many minutes after a day's midnight. */
function localTime(day: number, minutes: number, timeZone: string): number {
  const [date = '', time = ''] = new Date(day + minutes * 60_000).toISOString().split('T');
  return momentOf(date, time.slice(0, 5), timeZone).getTime();
}

/** The id of a training: two rows that say the same title, place and start are one training. */
export function trainingId({ title, kecamatan, startsAt }: TrainingInput): string {
  const natural = `${title.toLowerCase()} ${kecamatan.code} ${startsAt.toISOString()}`;
  return createHash('sha256').update(natural).digest('base64url').slice(0, 16);
}

/** Letters and digits that are not taken for one another when they are read from a wall. */
export const codeLetters = 'ACDEFGHJKMNPQRTUVWXY34679';

/**
 * Creates a training; one with the same title, place and start stays as it is.
 * @param newToken a random text of letters, digits, `_` and `-`, at least 13 long
 * @param newRoomCode six of `codeLetters`, at random
 */
export function createTraining(
  trainings: TrainingStore,
  input: TrainingInput,
  { newToken, newRoomCode, now }: { newToken: string; newRoomCode: string; now: Date },
): Promise<Training> {
  return trainings.create({
    ...input,
    id: trainingId(input),
    checkInCode: newRoomCode,
    checkInToken: `${tokenPrefix}${newToken}`,
    state: 'open',
    version: 1,
    queue: [],
    taken: 0,
    createdAt: now,
  });
}

/** Before the token of a check-in link. */
export const tokenPrefix = 'ci-';

export type { TrainingKind };
