/**
 * The demo's figures: those of the programme's first 16 days (a news report of January 2018), and the funnel of
 * October 2021 (Kompas, 27-10-2021), on people who do not exist.
 */

/** The first trainings: kecamatan in which they were held, their participants, narasumber and cost in rupiah. */
export const history = {
  kecamatan: 42,
  participants: 2430,
  narasumber: 106,
  cost: 724_500_000,
} as const;

/** The days of the first trainings, in 2017: 12 in November, 4 in December. */
export const historyDays = [
  ...[11, 12, 13, 14, 18, 19, 20, 21, 25, 26, 27, 28].map((day) => `2017-11-${day}`),
  ...[2, 3, 9, 10].map((day) => `2017-12-${String(day).padStart(2, '0')}`),
] as const;

/**
 * The trainings of the last weeks, by how many days ago they were; in each so many got a certificate, came and have
 * yet to show their practice, or stayed away.
 */
export const recent = {
  daysAgo: [52, 43, 34, 24, 13, 4],
  certified: 12,
  came: 10,
  away: 6,
} as const;

/** Those who finished the training step. */
const trained = history.participants + recent.daysAgo.length * recent.certified;

/** Everybody: those who finished the training step are 62 % of them. */
export const people = Math.round(trained / 0.62);

/** Of everybody, who has finished each step. */
export const finished = {
  P1: people,
  P2: trained,
  P3: Math.round(people * 0.55),
  P4: Math.round(people * 0.52),
  P5: Math.round(people * 0.16),
  P6: Math.round(people * 0.12),
  P7: Math.round(people * 0.022),
} as const;

/** Coaches in each kecamatan, and places that each has. */
export const coachesEach = 2;
export const placesEach = 40;

/** The trainings to come: in how many days, and which share of the seats is taken; above 1 some wait. */
export const coming = [
  { days: 2, taken: 0.7 },
  { days: 3, taken: 1.12 },
  { days: 5, taken: 0.5 },
  { days: 7, taken: 0.3 },
  { days: 8, taken: 0.9 },
  { days: 10, taken: 1.06 },
  { days: 12, taken: 0.4 },
  { days: 14, taken: 0.2 },
  { days: 17, taken: 0.6 },
  { days: 20, taken: 0.1 },
  { days: 23, taken: 0.25 },
  { days: 27, taken: 0.05 },
  { days: 31, taken: 0 },
  { days: 35, taken: 0 },
] as const;

/** Begins the id of everything of the demo; nothing else begins so. */
export const mark = 'demo-';

/** Stands where a user of the dashboard is named: of a domain that there never will be (RFC 2606). */
export const demoOfficer = 'petugas@demo.invalid';

/** The kept text of consent that everybody of the demo agreed to. */
export const consentTextId = `${mark}consent`;

/** Whether somebody, or something, is of the demo. */
export const isDemo = (id: string): boolean => id.startsWith(mark);
