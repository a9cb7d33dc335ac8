import { expect } from '@jest/globals';
import type { BotApi } from '../support/bot-api/index.js';
import { readStore } from './read-store.js';
import type { Registrant } from './registrant.js';

/** All of them, and nobody else, stand in the store with what they said, each under a number of its own. */
export async function expectRegistered(dataDir: string, people: Registrant[]): Promise<void> {
  const [participants, identities] = await readStore(dataDir, (database) =>
    Promise.all([database.participants.find().lean(), database.identities.find().lean()]),
  );
  expect(participants).toHaveLength(people.length);
  expect(identities).toHaveLength(people.length);
  expect(new Set(participants.map(({ number }) => number)).size).toBe(people.length);
  for (const { number, self, kelurahan } of people) {
    const { business } = self;
    const stored = participants.find((one) => one.number === number);
    expect([...kelurahan]).toContain((stored?.kelurahan as { name: string }).name);
    expect(stored).toMatchObject({
      name: self.name,
      birthDate: self.birthDate,
      gender: self.gender,
      phone: `+62${self.phone.replaceAll(' ', '').slice(1)}`,
      nik: { masked: `${self.nik.slice(0, 4)}********${self.nik.slice(-4)}` },
      salutation: 'kak',
      kecamatan: { name: self.kecamatan },
      business: { ...business, category: 'culinary' },
    });
  }
}

/** No call of the bot, and no line of its log, holds a NIK. */
export function expectNoLeak(api: BotApi, output: string, people: Registrant[]): void {
  const said = api.calls.map(({ params }) => JSON.stringify(params)).join('\n');
  const digits = said.replace(/[ .-]/g, '');
  for (const { self } of people) {
    expect(digits).not.toContain(self.nik);
    expect(output).not.toContain(self.nik);
  }
}

/** What they typed as their NIK is not on the screen any more. */
export function expectNikDeleted(people: Registrant[]): void {
  for (const { person, self } of people) {
    const left = person.messages.filter(
      ({ from, text }) => from === 'person' && text.replace(/\D/g, '') === self.nik,
    );
    expect(left).toEqual([]);
  }
}
