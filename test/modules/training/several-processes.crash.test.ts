import { randomBytes } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { settleAll } from '../../../src/modules/training/settle.js';
import { connect } from '../../../src/app/database.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { spawnTs } from '../../support/spawn-ts.js';
import { at, makeTraining } from './make-training.js';
import { storedParts } from './stored-parts.js';

/** Processes that enrol people over one store: MONGODB_URI, or the embedded store served alone. */
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const closed = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
    else child.once('close', resolve);
    child.kill(signal);
  });

async function serveStore(): Promise<string> {
  const given = process.env.MONGODB_URI;
  if (given) {
    const uri = new URL(given);
    uri.pathname = `/pasti_test_${randomBytes(6).toString('hex')}`;
    return uri.href;
  }
  const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
  const child = spawnTs(main, ['store', '--port', '0']);
  closers.push(() => closed(child, 'SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('close', () => {
      reject(new Error('the store ended'));
    });
    child.stdout?.once('data', (chunk: Buffer) => {
      resolve(chunk.toString().trim());
    });
  });
}

interface Enroller {
  child: ChildProcess;
  ready: Promise<void>;
  lines: () => string[];
  done: Promise<void>;
  /** Resolves when so many were told. */
  told: (count: number) => Promise<void>;
}

function startEnroller(uri: string, first: number, count: number): Enroller {
  const script = new URL('./enroller.ts', import.meta.url);
  const child = spawnTs(script, [uri, 'kemasan', String(first), String(count)]);
  closers.push(() => closed(child, 'SIGKILL'));
  let output = '';
  const waiting: { test: () => boolean; resolve: () => void }[] = [];
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    for (const one of waiting) if (one.test()) one.resolve();
  });
  const lines = () => output.split('\n').filter((line) => line.startsWith('p'));
  const when = (test: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      if (test()) resolve();
      waiting.push({ test, resolve });
      child.once('close', () => {
        if (!test()) reject(new Error(`the process ended: ${output}`));
      });
    });
  return {
    ...{ child, lines },
    ready: when(() => output.includes('ready')),
    done: when(() => output.includes('done')),
    told: (wanted) => when(() => lines().length >= wanted),
  };
}

describe('several processes over one store', () => {
  it('give 50 seats to 500 people, though one of them is killed', async () => {
    const uri = await serveStore();
    const database = await connect(uri, quietLogger);
    closers.push(() => database.close());
    const parts = storedParts(database);
    await parts.trainings.create(makeTraining());
    const enrollers = [0, 125, 250, 375].map((first) => startEnroller(uri, first, 125));
    const [killed, ...others] = enrollers;
    killed?.done.catch(() => undefined);
    await Promise.all(enrollers.map(({ ready }) => ready));
    for (const { child } of enrollers) child.stdin?.write('go\n');
    await killed?.told(10);
    if (killed) await closed(killed.child, 'SIGKILL');
    await Promise.all(others.map(({ done }) => done));
    // What the killed one left, as the sweep does it; and its people come again, to another process.
    await settleAll(parts, at(-60));
    const again = startEnroller(uri, 0, 125);
    await again.ready;
    again.child.stdin?.write('go\n');
    await again.done;

    const training = await parts.trainings.find('kemasan');
    const queue = training?.queue ?? [];
    expect(training?.taken).toBe(500);
    expect([...queue].sort()).toEqual(Array.from({ length: 500 }, (_, n) => `p${n}`).sort());
    const written = await parts.enrolments.ofTraining('kemasan');
    expect(written).toHaveLength(500);
    const seated = written.filter(({ state }) => state === 'seated');
    expect(seated.map((one) => one.participantId).sort()).toEqual(queue.slice(0, 50).sort());
    // Nobody was told a place that is not theirs.
    for (const line of enrollers.flatMap(({ lines }) => lines())) {
      const [person = '', outcome, position] = line.split(' ');
      const index = queue.indexOf(person);
      const place = index < 50 ? `seated ${index + 1}` : `waiting ${index - 49}`;
      expect([person, `${outcome} ${position}`]).toEqual([person, place]);
    }
  });
});
