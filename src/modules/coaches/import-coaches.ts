import { createHash } from 'node:crypto';
import { readKecamatan } from '../../language/kecamatan.js';
import { readPhone } from '../../language/phone.js';
import type { CoachRecords } from './ports.js';
import type { Salutation } from '../people/participant.js';
import type { Column, FileRow, ImportKind } from '../../documents/import-kind.js';

const salutations: readonly Salutation[] = ['kak', 'bapak', 'ibu'];
const largestCapacity = 1000;

const columns: Column[] = [
  { name: 'name', required: true, allowed: 'a name, 3 to 80 letters' },
  { name: 'phone', required: true, allowed: 'an Indonesian mobile number, 0812 0000 1234' },
  { name: 'kecamatan', required: true, allowed: 'kecamatan of Jakarta, parted by ;' },
  { name: 'salutation', required: false, allowed: salutations.join(', ') },
  { name: 'specialities', required: false, allowed: 'fields and steps, parted by ;: culinary; P4' },
  { name: 'capacity', required: false, allowed: `participants at a time, 1 to ${largestCapacity}` },
];

export interface ImportCoachesParts {
  coaches: Pick<CoachRecords, 'create' | 'find'>;
  timeZone: string;
  now: Date;
}

/** Coaches; the phone tells one from another. They join by an invitation afterwards. */
export function importCoaches({ coaches, timeZone, now }: ImportCoachesParts): ImportKind {
  return {
    columns,
    read({ cells }: FileRow) {
      const faults: string[] = [];
      const context = { now, timeZone };
      const cell = (name: string) => (cells[name] ?? '').trim();
      const parted = (name: string) =>
        cell(name)
          .split(';')
          .map((part) => part.trim())
          .filter(Boolean);
      const name = cell('name').replace(/\s+/g, ' ');
      if (name.length < 3 || name.length > 80) faults.push('name');
      const phone = readPhone(cell('phone'), context);
      if (phone.outcome !== 'value') faults.push('phone');
      const places = parted('kecamatan').map((text) => readKecamatan(text, context));
      const codes = places.flatMap((one) => (one.outcome === 'value' ? one.value.code : []));
      if (codes.length === 0 || codes.length < places.length) faults.push('kecamatan');
      const salutation = salutations.find(
        (one) => one === (cell('salutation').toLowerCase() || 'kak'),
      );
      if (!salutation) faults.push('salutation');
      const capacity = cell('capacity') === '' ? 60 : Number(cell('capacity'));
      if (!Number.isInteger(capacity) || capacity < 1 || capacity > largestCapacity)
        faults.push('capacity');
      if (faults.length > 0 || phone.outcome !== 'value' || !salutation) return { faults };
      const id = createHash('sha256').update(phone.value).digest('base64url').slice(0, 12);
      return {
        keep: async () => {
          if (await coaches.find(id)) return 'known';
          const specialities = parted('specialities');
          await coaches.create({
            ...{ id, name, salutation, phone: phone.value, kecamatan: codes },
            ...{ specialities, capacity, contactIds: [] },
          });
          return 'new';
        },
      };
    },
  };
}
