/** Of a claim so much has to be left, when its message is handed to the platform: clocks of processes differ a little. */
const marginMs = 2_000;

/** Whether a claim that ends at a moment holds now, and for long enough to send. */
export const holdsStill = (until: Date | undefined, now: Date): boolean =>
  (until?.getTime() ?? 0) > now.getTime() + marginMs;
