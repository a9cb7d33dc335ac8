/**
 * The demo's figures: those of the programme's first 16 days (a news report of January 2018), and the funnel of
 * October 2021 (Kompas, 27-10-2021), on people who do not exist.
 */

/** Kecamatan in which the first trainings were held, their participants and narasumber. */
export const history = { kecamatan: 42, participants: 2430, narasumber: 106 } as const;

/** The days of the first trainings, in 2017: 12 in November, 4 in December. */
export const historyDays = [
  ...[11, 12, 13, 14, 18, 19, 20, 21, 25, 26, 27, 28].map((day) => `2017-11-${day}`),
  ...[2, 3, 9, 10].map((day) => `2017-12-${String(day).padStart(2, '0')}`),
] as const;

/** Everybody: the participants of the first trainings are 62 % of them. */
export const people = Math.round(history.participants / 0.62);

/** Of everybody, who has finished each step. */
export const finished = {
  P1: people,
  P2: history.participants,
  P3: Math.round(people * 0.55),
  P4: Math.round(people * 0.52),
  P5: Math.round(people * 0.16),
  P6: Math.round(people * 0.12),
  P7: Math.round(people * 0.022),
} as const;

/** Coaches in each kecamatan. */
export const coachesEach = 2;

/** Trainings that are still to come, and seats in each. */
export const coming = { trainings: 12, seats: 40, enrolled: 46 } as const;

/** Begins the id of everything of the demo; nothing else begins so. */
export const mark = 'demo-';
