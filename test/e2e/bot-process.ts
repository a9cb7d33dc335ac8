import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnTs } from '../support/spawn-ts.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'src/cli/main.ts');

export const token = '7011223344:e2e_token-of-nobody-0123456789abcdef';

/** What `pasti start` prints: where people find it, and where it listens if that is elsewhere. */
const announced = /web chat (http\S+)\/chat , dashboard \S+( \(listening on (http\S+)\))?\n/;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** `pasti start` in a process of its own. */
export class BotProcess {
  stdout = '';
  stderr = '';
  /** Resolves when the process has ended. */
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;
  private wake: () => void = () => undefined;

  constructor(env: Record<string, string>) {
    this.child = spawnTs(main, ['start'], { cwd: root, env: { ...cleanEnv(), ...env } });
    const take = (key: 'stdout' | 'stderr') => (chunk: Buffer) => {
      this[key] += chunk.toString();
      this.wake();
    };
    this.child.stdout?.on('data', take('stdout'));
    this.child.stderr?.on('data', take('stderr'));
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code, signal) => {
        resolve({ code, signal });
        this.wake();
      });
    });
  }

  /** Resolves to the address listened on when people are served. @throws Error when the process ends instead */
  async ready(): Promise<string> {
    for (;;) {
      const [, web, , behind] = announced.exec(this.stdout) ?? [];
      const address = behind ?? web;
      if (address !== undefined) return address;
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.stderr}${this.stdout}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Ends it without a chance to tidy up. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Asks it to end. @returns how it did, and after how long */
  async terminate(): Promise<Ended & { ms: number }> {
    const began = performance.now();
    this.child.kill('SIGTERM');
    const ended = await this.ended;
    return { ...ended, ms: performance.now() - began };
  }
}

/** The environment without what would configure the bot. */
function cleanEnv(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR'];
  const entries = Object.entries(process.env).filter(([name]) => kept.includes(name));
  return Object.fromEntries(entries) as Record<string, string>;
}

/** A bot's surroundings: settings with a data directory of its own, kept over restarts. */
export class Installation {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'pasti-'));
  private readonly started: BotProcess[] = [];

  constructor(
    private readonly apiRoot: string,
    private readonly settings: Record<string, string> = {},
  ) {}

  start(settings: Record<string, string> = {}): BotProcess {
    const started = new BotProcess({
      DATA_DIR: this.dataDir,
      PORT: '0',
      PASTI_ROLES: 'web,telegram',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: this.apiRoot,
      LOG_LEVEL: 'warn',
      ...this.settings,
      ...settings,
    });
    this.started.push(started);
    return started;
  }

  /** Everything that was logged, by all starts. */
  get output(): string {
    return this.started.map(({ stdout, stderr }) => stdout + stderr).join('');
  }

  async close(): Promise<void> {
    await Promise.all(this.started.map((one) => one.kill()));
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
