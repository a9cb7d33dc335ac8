/** The zones of Indonesia; none has daylight saving. */
export const zoneHours = { WIB: 7, WITA: 8, WIT: 9 } as const;
export type Zone = keyof typeof zoneHours;

/** Where the sun is taken for each zone: its largest city. Latitude, longitude. */
export const zonePlaces = {
  WIB: [-6.2088, 106.8456],
  WITA: [-5.1477, 119.4327],
  WIT: [-2.5337, 140.7181],
} as const satisfies Record<Zone, readonly [number, number]>;

const byName: Record<string, Zone> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** The zone of an IANA name; WIB for any other. */
export const zoneOf = (timeZone: string): Zone => byName[timeZone] ?? 'WIB';

/** The zone of a person: a mark of the office (`WITA`, `WIT`) says so, else the programme's. */
export const zoneOfPerson = (tags: readonly string[] | undefined, timeZone: string): Zone =>
  (['WIB', 'WITA', 'WIT'] as const).find((zone) => tags?.includes(zone)) ?? zoneOf(timeZone);
