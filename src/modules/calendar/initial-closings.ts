import type { Closing } from '../../delivery/policy/calendar.js';

const closing = (kind: Closing['kind'], from: string, to: string, name: string): Closing => ({
  id: `${kind}:${from}`,
  ...{ kind, from, to, name },
});

/**
 * What the calendar begins with; the office edits it. Feasts on fixed days only, and what astronomy expects of
 * Ramadan 1448 and Idul Fitri (the isbat decides: the names say so). Movable holidays and cuti bersama are not
 * guessed: they come with the year's SKB.
 */
export const initialClosings: readonly Closing[] = [
  closing('holiday', '2026-12-25', '2026-12-25', 'Natal'),
  closing('holiday', '2027-01-01', '2027-01-01', 'Tahun Baru'),
  closing('ramadan', '2027-02-08', '2027-03-09', 'Ramadan 1448 (perkiraan, menunggu isbat)'),
  closing('lebaran', '2027-03-10', '2027-03-11', 'Idul Fitri 1448 (perkiraan, menunggu isbat)'),
  closing('holiday', '2027-05-01', '2027-05-01', 'Hari Buruh'),
  closing('holiday', '2027-06-01', '2027-06-01', 'Hari Lahir Pancasila'),
  closing('holiday', '2027-08-17', '2027-08-17', 'Hari Kemerdekaan'),
  closing('holiday', '2027-12-25', '2027-12-25', 'Natal'),
];
