/** A session of about 3 KB, as the product stores it. */
export interface BenchDocument {
  _id: string;
  rev: number;
  participantId: string;
  status: string;
  dueAt: Date;
  outboxAt: Date;
  recent: string[];
  outbox: Record<string, unknown>;
  state: Record<string, unknown>;
}

export function makeDocument(index: number): BenchDocument {
  return {
    _id: `contact:${index}`,
    rev: 0,
    participantId: `p${index}`,
    status: index % 10 === 0 ? 'due' : 'sent',
    dueAt: new Date(index * 10_000_000),
    outboxAt: new Date(2e12 + index),
    recent: Array.from({ length: 20 }, (_, i) => `telegram:${index}:${i}`),
    outbox: {},
    state: {
      flow: 'registration',
      node: 'address',
      answers: Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`field${i}`, `an answer of some length ${i}`]),
      ),
      stack: [{ flow: 'menu', node: 'start', since: new Date() }],
    },
  };
}
