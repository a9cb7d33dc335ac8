import { describe, expect, it } from '@jest/globals';
import { permitNumberReader, type PermitNumberKind } from '../../src/language/permit-number.js';

const context = { now: new Date('2026-11-24T03:00:00Z'), timeZone: 'Asia/Jakarta' };
const read = (kind: PermitNumberKind, text: string): string => {
  const reading = permitNumberReader(kind)(text, context);
  if (reading.outcome === 'value') return reading.value;
  return reading.outcome === 'rejected'
    ? `${reading.reason}${reading.detail ? ` ${String(reading.detail.digits)}` : ''}`
    : reading.outcome;
};

describe('numbers of permits', () => {
  it.each<[PermitNumberKind, string, string]>([
    ['nib', '1234567890123', '1234567890123'],
    ['nib', ' NIB: 1234 5678 90123 ', '1234567890123'],
    ['nib', 'no. nib 1234567890123', '1234567890123'],
    ['nib', '123456789012', 'digits 12'],
    ['nib', '12345678901O3', 'letters'],
    ['nib', '3174055708909901', 'nik'],
    ['nib', '3174 0557 0890 9901', 'nik'],
    ['nib', 'NIK 3174055708909901', 'nik'],
    ['nib', 'belum punya', 'not_found'],
    ['pirt', '2063174010001-31', '2063174010001-31'],
    ['pirt', 'P-IRT No. 206317401000131', '2063174010001-31'],
    ['pirt', '20631740100013', 'digits 14'],
    ['pirt', '3174055708909901', 'nik'],
    ['halal', 'ID31110000123450926', 'ID31110000123450926'],
    ['halal', 'id 3111 0000 1234 50926', 'ID31110000123450926'],
    ['halal', '31110000123450926', 'malformed'],
    ['halal', '3174055708909901', 'nik'],
    ['bpom', 'BPOM RI MD 123456789012', 'MD123456789012'],
    ['bpom', 'MD1234', 'malformed'],
    ['merek', 'IDM000123456', 'IDM000123456'],
    ['merek', 'DID2026012345', 'DID2026012345'],
    ['merek', '123', 'malformed'],
    ['merek', 'x'.repeat(600) + '1', 'too_long'],
  ])('%s %s', (kind, text, expected) => {
    expect(read(kind, text)).toBe(expected);
  });
});
