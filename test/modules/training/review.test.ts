import { describe, expect, it } from '@jest/globals';
import { reviewPractice, waitingPractices } from '../../../src/modules/training/review-practice.js';
import type { TrainingParts } from '../../../src/modules/training/parts.js';
import type { Enrolment } from '../../../src/modules/training/training.js';
import { person } from '../../web/dashboard/people.js';
import { at, makeTraining } from './make-training.js';

/** Sari (`p0000`) is Rina's participant; her practice waits. Of this training Wati is the speaker. */
function set() {
  const practice = { state: 'waiting', text: 'sudah saya ganti', sentAt: at(300) } as const;
  let kept: Enrolment = {
    ...{ id: 'kemasan:p0000', trainingId: 'kemasan', participantId: 'p0000', state: 'seated' },
    ...{ enrolledAt: at(-100), attendedAt: at(1), version: 4, practice },
  };
  const steps: string[] = [];
  const parts = {
    enrolments: {
      find: (id: string) => Promise.resolve(id === kept.id ? kept : undefined),
      practicesWaiting: () => Promise.resolve(kept.practice?.state === 'waiting' ? [kept] : []),
      put: (next: Enrolment) => {
        if (next.version !== kept.version + 1) return Promise.resolve(false);
        kept = next;
        return Promise.resolve(true);
      },
    },
    trainings: {
      find: () => Promise.resolve(makeTraining({ reviewers: ['wati'] })),
      some: () => Promise.resolve([makeTraining()]),
    },
    participants: { find: () => Promise.resolve(person(0, at(-9000), { coachId: 'rina' })) },
    contacts: { ofParticipant: () => Promise.resolve([]) },
    steps: {
      markStep: (_id: string, step: string, { state }: { state: string }) => {
        steps.push(`${step} ${state}`);
        return Promise.resolve(true);
      },
    },
    files: { keep: (file: object) => Promise.resolve(file) },
    drawCertificate: () => Promise.resolve(new Uint8Array()),
    agenda: { changed: () => Promise.resolve() },
    secrets: {
      fingerprint: (value: string) => Buffer.from(value.padEnd(40)).toString('base64url'),
    },
  } as unknown as TrainingParts;
  return { parts, steps, enrolment: () => kept };
}

describe('a practice', () => {
  it.each([
    ['their coach', { as: 'coach', id: 'rina' }, 'reviewed'],
    ['the speaker of the training', { as: 'coach', id: 'wati' }, 'reviewed'],
    ['the office', { as: 'office', id: 'ani@example.org' }, 'reviewed'],
    ['another coach', { as: 'coach', id: 'dedi' }, 'forbidden'],
  ] as const)('accepted by %s is %s', async (_who, by, outcome) => {
    const { parts, steps, enrolment } = set();
    const review = { enrolmentId: 'kemasan:p0000', verdict: 'accepted', by, at: at(400) } as const;
    expect(await reviewPractice(parts, review)).toBe(outcome);
    const accepted = outcome === 'reviewed';
    expect(enrolment().practice?.state).toBe(accepted ? 'accepted' : 'waiting');
    expect(steps).toEqual(accepted ? ['P2 done'] : []);
  });

  it('is returned with words only; the first review counts, and the same one twice is one', async () => {
    const { parts, enrolment } = set();
    const review = (verdict: 'accepted' | 'returned', words: string, id = 'rina') =>
      reviewPractice(parts, {
        ...{ enrolmentId: 'kemasan:p0000', verdict, words, at: at(400) },
        by: { as: 'coach', id },
      });
    expect(await review('returned', '  ')).toBe('words_missing');
    expect(await review('returned', 'belum kelihatan')).toBe('reviewed');
    expect(await review('returned', 'belum kelihatan')).toBe('reviewed');
    expect(await review('accepted', '')).toBe('reviewed_before');
    expect(enrolment()).toMatchObject({
      practice: { state: 'returned', words: 'belum kelihatan' },
    });
    expect(enrolment().certificate).toBeUndefined();
    expect(await waitingPractices(parts)).toEqual([]);
  });
});
