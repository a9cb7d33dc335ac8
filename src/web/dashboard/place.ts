const FORM = /^(\d{1,14})\.([\w-]{1,64})$/;

/** A place in the list, for an address: `<ms>.<id>`. */
export const writePlace = ({ registeredAt, id }: Place): string =>
  `${registeredAt.getTime()}.${id}`;

/** Reads it back; undefined for anything else. */
export function readPlace(text: unknown): Place | undefined {
  const [, ms, id] = typeof text === 'string' ? (FORM.exec(text) ?? []) : [];
  if (ms === undefined || id === undefined) return undefined;
  return { registeredAt: new Date(Number(ms)), id };
}
/** Place in the list, newest first: what comes after this row. */
export interface Place {
  registeredAt: Date;
  id: string;
}
