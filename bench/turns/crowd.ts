import { inventPerson } from '../../test/e2e/people.js';
import { Registrant, type Talker } from '../../test/e2e/registrant.js';

/** Registers people, `atOnce` at a time. @returns every wait for an answer, in milliseconds */
export async function registerCrowd(
  people: number,
  atOnce: number,
  talkerOf: (id: number) => Talker,
  first = 0,
): Promise<number[]> {
  const waits: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < people) {
      const index = first + next;
      next += 1;
      const one = new Registrant(talkerOf(1_000 + index), inventPerson(index));
      await one.register();
      waits.push(...one.waits);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return waits;
}

export function report(name: string, waits: number[], seconds: number, cpuSeconds: number): void {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  const turns = waits.length;
  console.log(
    [
      name.padEnd(44),
      `${Math.round(turns / seconds)} turns/s`.padStart(14),
      `${((cpuSeconds * 1000) / turns).toFixed(3)} ms CPU a turn`.padStart(24),
      `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`.padStart(30),
    ].join(''),
  );
}
