import { randomBytes } from 'node:crypto';
import { allKecamatan } from '../../../language/kecamatan.js';
import { readPhone } from '../../../language/phone.js';
import type { CoachOffice } from '../coach/office.js';
import { coachRoom } from './room.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import type { DashboardSurroundings } from '../../../app/build-dashboard.js';
import { findKecamatan } from '../../training/pages/build-pages.js';

/** The pages of coaches, on the real store. */
export function buildCoachPages(around: DashboardSurroundings): DashboardRoom {
  const { config, clock, running } = around;
  const { publicUrl, timeZone } = config;
  const context = () => ({ now: clock.now(), timeZone });
  return coachRoom((): CoachOffice | undefined => {
    const mentoring = running.conversations?.mentoring;
    if (!mentoring) return undefined;
    return {
      ...mentoring,
      publicUrl,
      newToken: () => randomBytes(18).toString('base64url'),
      newSuffix: () => randomBytes(3).toString('hex'),
      readKecamatan: (text) => findKecamatan(text, clock, timeZone),
      kecamatanName: (code) => allKecamatan.find((one) => one.code === code)?.name ?? code,
      readPhone(text) {
        const read = readPhone(text, context());
        return read.outcome === 'value' ? read.value : undefined;
      },
    };
  });
}
