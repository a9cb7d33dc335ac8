import { spawn, type ChildProcess } from 'node:child_process';

/** Where lines are typed. */
export interface Shell {
  cwd: string;
  env: Record<string, string>;
}

/** No command takes longer, on a busy machine either. */
const patienceMs = 180_000;

/** Types a line and waits for its end. @returns what it printed @throws Error when it fails */
export async function run(line: string, shell: Shell): Promise<string> {
  const { code, printed } = await runToEnd(line, shell);
  if (code !== 0) throw new Error(`exit code ${code}\n${printed}`);
  return printed;
}

/** Types a line that may fail, and waits for its end. */
export async function runToEnd(
  line: string,
  shell: Shell,
): Promise<{ code: number | null; printed: string }> {
  const started = new Started(line, shell);
  const timer = setTimeout(() => {
    void started.stop('SIGKILL');
  }, patienceMs);
  const code = await started.ended;
  clearTimeout(timer);
  return { code, printed: started.printed };
}

/** A line that was typed, in a group of processes of its own. */
export class Started {
  printed = '';
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private wake: () => void = () => undefined;

  constructor(line: string, { cwd, env }: Shell) {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    this.child = spawn('sh', ['-c', line], { cwd, env, stdio, detached: true });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.printed += chunk.toString();
        this.wake();
      });
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => {
        resolve(code);
        this.wake();
      });
    });
  }

  /** Waits until it has printed this. @throws Error when it ends before */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.printed);
      if (found) return found;
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`it ended before it said ${String(pattern)}\n${this.printed}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Ends it as Ctrl-C does, with all that it started. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
    const { pid, exitCode, signalCode } = this.child;
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
    await this.ended;
  }
}
