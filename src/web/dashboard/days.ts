const dayMs = 86_400_000;

/**
 * When today began in a time zone, and when the six days before it did. Zones that shift their clocks
 * are met by looking again at the guess.
 */
export function beginnings(now: Date, timeZone: string): { today: Date; week: Date } {
  const today = midnight(now, timeZone);
  // Noon six days back is on the right day even if the clock was shifted in between.
  return { today, week: midnight(new Date(today.getTime() - 5.5 * dayMs), timeZone) };
}

function midnight(at: Date, timeZone: string): Date {
  const { year, month, day } = partsOf(at, timeZone);
  const utc = Date.UTC(year, month - 1, day);
  const guess = utc - offsetMs(new Date(utc), timeZone);
  return new Date(utc - offsetMs(new Date(guess), timeZone));
}

/** How far a zone's clock is ahead of UTC. */
function offsetMs(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, timeZone);
  return (
    Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000
  );
}

function partsOf(at: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return {
    ...{ year: part('year'), month: part('month'), day: part('day') },
    ...{ hour: part('hour'), minute: part('minute'), second: part('second') },
  };
}
