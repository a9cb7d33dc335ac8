/** What people give a training or a meeting: 5 is the best. */
export type Rating = 1 | 2 | 3 | 4 | 5;

/**
 * The rating that an answer to a `rating` question stands for: its options are called `r5` to `r1` after their
 * numbers, whatever their order and their words. A number is what it was in conversations that began before there were
 * options.
 */
export function ratingOf(answer: unknown): Rating | undefined {
  const ratings: Rating[] = [1, 2, 3, 4, 5];
  return ratings.find((rating) => answer === `r${rating}` || answer === rating);
}
