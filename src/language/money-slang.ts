/** Hokkien money words of Jakarta that leave no doubt. */
export const slangAmounts = new Map([
  ['seceng', 1000],
  ['noceng', 2000],
  ['goceng', 5000],
  ['ceban', 10_000],
  ['noban', 20_000],
  ['goban', 50_000],
  ['jigoceng', 25_000],
  ['gocapceng', 50_000],
  ['cepekceng', 100_000],
  ['gopekceng', 500_000],
  ['cetiau', 1_000_000],
  ['cetiao', 1_000_000],
  ['gotiau', 5_000_000],
  ['gotiao', 5_000_000],
]);

/** Said alone these may mean rupiah or thousands; before "ceng" they count thousands. */
export const slangCounts = new Map([
  ['cepek', 100],
  ['nopek', 200],
  ['gopek', 500],
  ['gocap', 50],
  ['jigo', 25],
]);
