import type { SheetColumn } from '../documents/sheet.js';
import { steps } from '../modules/people/participant.js';
import type { ExportKind } from '../store/exports.js';

const text = (...keys: string[]): SheetColumn[] => keys.map((key) => ({ key, title: key }));
const as = (kind: 'money' | 'number' | 'moment', ...keys: string[]): SheetColumn[] =>
  keys.map((key) => ({ key, title: key, as: kind }));

/** The columns of each kind; `docs/operations.md` says what they mean. */
export const exportColumns: Record<ExportKind, readonly SheetColumn[]> = {
  participants: [
    ...text('number', 'name', 'nik', 'gender', 'birth_date', 'phone', 'kecamatan', 'kelurahan'),
    ...text('business', 'category', 'since', ...steps, 'coach', 'channel', 'tags'),
    ...as('moment', 'registered_at'),
  ],
  trainings: [
    ...text('training', 'kecamatan', 'kind', 'narasumber'),
    ...as('moment', 'starts_at', 'ends_at'),
    ...text('state'),
    ...as('number', 'quota', 'enrolled', 'waiting', 'attended', 'practice_accepted'),
    ...as('money', 'cost', 'cost_each'),
  ],
  attendance: [
    ...text('training', 'kecamatan', 'kind'),
    ...as('moment', 'starts_at'),
    ...text('number', 'name', 'state', 'confirmed', 'attended', 'practice'),
    ...as('number', 'rating'),
  ],
  finance: [
    ...text('number', 'name', 'kecamatan', 'month'),
    ...as('money', 'revenue', 'purchases', 'expenses', 'profit'),
    ...as('number', 'customers'),
    ...text('source', 'late'),
    ...as('moment', 'filed_at'),
  ],
};
