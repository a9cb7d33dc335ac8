import { type Spoken } from './clock-parts.js';
import { type DayPart } from './clock-words.js';
import { type Reading, rejected, value } from './reading.js';

const minutesPerDay = 24 * 60;

/** The hour of the day from 0 to 24 that an hour means in a part of the day, if it can be said so. */
function hourIn(part: DayPart, hour: number): number | undefined {
  switch (part) {
    case 'am':
      return hour >= 1 && hour <= 12 ? hour % 12 : undefined;
    case 'pm':
      return hour >= 1 && hour <= 12 ? (hour % 12) + 12 : undefined;
    case 'pagi':
      return hour <= 11 ? hour : undefined;
    case 'siang':
      if (hour >= 1 && hour <= 4) return hour + 12;
      return hour >= 10 && hour <= 16 ? hour : undefined;
    case 'sore':
      if (hour >= 1 && hour <= 7) return hour + 12;
      return hour >= 13 && hour <= 19 ? hour : undefined;
    case 'malam':
      if (hour >= 6 && hour <= 11) return hour + 12;
      if (hour === 12) return 24;
      return hour <= 3 || (hour >= 18 && hour <= 23) ? hour : undefined;
  }
}

const clock = (minutes: number): string => {
  const inDay = (minutes + minutesPerDay) % minutesPerDay;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
};

/** What the person picks from when an hour was said without its part of the day. */
function either(first: number): Reading<string> {
  const values = [clock(first), clock(first + 12 * 60)];
  const labels =
    (first + minutesPerDay) % minutesPerDay < 60
      ? ['malam', 'siang']
      : ['pagi', first < 180 ? 'siang' : 'sore'];
  const options = values.map((id, index) => ({
    id,
    label: `${id.replace(':', '.')} (${labels[index] ?? ''})`,
  }));
  return { outcome: 'ambiguous', options, values };
}

/** The time that a spoken hour means, with its part of the day if one was said. */
export function resolveClock(spoken: Spoken, part: DayPart | undefined): Reading<string> {
  if (spoken.hour > 23) return rejected('impossible');
  if (part) {
    const hour = hourIn(part, spoken.hour);
    return hour === undefined
      ? rejected('contradiction')
      : value(clock(hour * 60 + spoken.minutes));
  }
  const minutes = spoken.hour * 60 + spoken.minutes;
  const early = minutes < 7 * 60 && spoken.hour > 0;
  return spoken.exact || !early ? value(clock(minutes)) : either(minutes);
}
