import { randomBytes } from 'node:crypto';
import { findKecamatan } from '../../../language/find-kecamatan.js';
import { allKecamatan } from '../../../language/kecamatan.js';
import { readPhone } from '../../../language/phone.js';
import type { Platform } from '../../../ports/platform.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import type { MentoringParts } from '../parts.js';
import { coachRoom } from './room.js';

/** The pages of coaches. */
export function buildCoachPages(parts: MentoringParts, platform: Platform): DashboardRoom {
  const { publicUrl, timeZone, clock, newToken, telegramLink } = platform;
  const context = () => ({ now: clock.now(), timeZone });
  return coachRoom({
    ...parts,
    publicUrl,
    newToken,
    telegramLink,
    newSuffix: () => randomBytes(3).toString('hex'),
    readKecamatan: (text) => findKecamatan(text, context()),
    kecamatanName: (code) => allKecamatan.find((area) => area.code === code)?.name ?? code,
    readPhone(text) {
      const read = readPhone(text, context());
      return read.outcome === 'value' ? read.value : undefined;
    },
  });
}
