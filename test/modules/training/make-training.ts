import type { Training } from '../../../src/modules/training/training.js';

/** A moment on the morning of the trainings here: minutes after 09.00 WIB. */
export const at = (minutes: number): Date =>
  new Date(Date.parse('2026-11-28T02:00:00Z') + minutes * 60_000);

/** A training from 09.00 to 12.00, with one in its queue for everybody named. */
export function makeTraining(changes: Partial<Training> = {}): Training {
  const queue = changes.queue ?? [];
  return {
    id: 'kemasan',
    title: 'Kemasan Produk',
    topic: '',
    kind: 'pemprov',
    kecamatan: { code: '31.74.01', name: 'Tebet' },
    place: 'Kantor Kecamatan Tebet',
    startsAt: at(0),
    endsAt: at(180),
    quota: 50,
    narasumber: 'Bu Ratna',
    task: 'ganti kemasan satu produk',
    checkInCode: 'AB34CD',
    checkInToken: 'ci-kemasan-xxxxxxxxxx',
    state: 'open',
    version: 1,
    createdAt: at(-9000),
    taken: queue.length,
    ...changes,
    queue,
  };
}
