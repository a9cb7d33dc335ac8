/** A bazaar with tables for participants. */
export interface Bazaar {
  id: string;
  name: string;
  place: string;
  /** YYYY-MM-DD. */
  startsOn: string;
  endsOn: string;
  /** Last day to sign up, YYYY-MM-DD. */
  deadline: string;
  /** Tables. */
  quota: number;
  state: 'open' | 'cancelled';
  /** Participants who have a table, in the order of signing up. */
  people: string[];
  /** Those who were seen there. */
  attended: string[];
  createdAt: Date;
  createdBy: string;
}

/** What is wrong with a bazaar that somebody typed: the field. */
export function checkBazaar(
  bazaar: Pick<Bazaar, 'name' | 'place' | 'startsOn' | 'endsOn' | 'deadline' | 'quota'>,
): string[] {
  const { name, place, startsOn, endsOn, deadline, quota } = bazaar;
  const tooLong = (text: string) => text.trim().length < 3 || text.length > 100;
  return [
    ...(tooLong(name) ? ['name'] : []),
    ...(tooLong(place) ? ['place'] : []),
    ...(isDay(startsOn) ? [] : ['startsOn']),
    ...(isDay(endsOn) && endsOn >= startsOn ? [] : ['endsOn']),
    ...(isDay(deadline) && deadline <= startsOn ? [] : ['deadline']),
    ...(Number.isInteger(quota) && quota >= 1 && quota <= 1000 ? [] : ['quota']),
  ];
}

const isDay = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text)
  );
};

/** How a bazaar stands for somebody on a day. */
export function bazaarFor(
  { state, people, quota, deadline }: Bazaar,
  participantId: string,
  today: string,
): 'joined' | 'free' | 'full' | 'closed' {
  if (state === 'cancelled') return 'closed';
  if (people.includes(participantId)) return 'joined';
  if (deadline < today) return 'closed';
  return people.length < quota ? 'free' : 'full';
}
