import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { Child, type ChildEntry, type Request } from './child-process.js';
import { findBrowser } from './find-browser.js';
import { notReady } from './not-ready.js';
import type { FailureKind, Order, Report } from './protocol.js';
import { describeFailure, type LinkStatus } from './status.js';
import { backoff, type Timing } from './timing.js';

export interface SupervisorParts {
  /** Path of the browser; undefined: one that is found. */
  browser: string | undefined;
  /** DATA_DIR/whatsapp. */
  folder: string;
  webVersion: string | undefined;
  child: ChildEntry;
  /** The browser's processes may use so much before it is started anew; in MB. */
  memoryMb: number;
  timing: Timing;
  clock: Clock;
  logger: Logger;
  /** Told every report of a living child. */
  heard: (report: Report) => void;
  changed: (status: LinkStatus) => void;
}

/** Keeps one owner of the browser alive: starts it, listens to its heart, starts it anew after a pause that grows. */
export class Supervisor {
  status: LinkStatus;
  private child: Child | undefined;
  private stopping = false;
  private failures = 0;
  private sessionFaults = 0;
  private failure: { kind: FailureKind; message: string } | undefined;
  private startedAt = 0;
  private heardAt = 0;
  private heartbeat: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private over: (() => void) | undefined;

  constructor(private readonly parts: SupervisorParts) {
    this.status = { state: 'starting', since: parts.clock.now() };
  }

  start(): void {
    clearTimeout(this.retry);
    if (this.stopping || this.child) return;
    const { parts } = this;
    this.failure = undefined;
    this.move({ state: 'starting' });
    this.startedAt = this.heardAt = performance.now();
    let browser: string;
    try {
      browser = findBrowser(parts.browser);
      mkdirSync(parts.folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      this.failure = { kind: 'no-browser', message: error instanceof Error ? error.message : '' };
      this.ended();
      return;
    }
    const log = (level: 'debug' | 'warn', text: string) => {
      parts.logger[level]({ detail: text }, 'WhatsApp: the process of the browser');
    };
    const child = new Child(
      parts.child,
      (report) => {
        this.hear(child, report, browser);
      },
      log,
      () => {
        if (this.child === child) this.ended();
      },
    );
    this.child = child;
    this.heartbeat = setInterval(() => {
      this.beat();
    }, parts.timing.heartbeatMs);
  }

  tell(order: Order): void {
    this.child?.tell(order);
  }

  /** @throws SendError */
  ask<T>(request: Request, schema: z.ZodType<T>, patienceMs: number): Promise<T> {
    if (!this.child) throw notReady(this.status.reason ?? 'WhatsApp is not running');
    return this.child.ask(request, schema, patienceMs);
  }

  /** Ends the browser and starts it anew, at once. */
  restart(): void {
    this.failures = 0;
    if (!this.child) {
      this.start();
      return;
    }
    this.failure = { kind: 'broken', message: 'a restart was asked for' };
    this.child.tell({ type: 'stop' });
    this.killLater(this.child);
  }

  /** Resolves when the browser is closed. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.retry);
    const { child } = this;
    if (child) {
      await new Promise<void>((resolve) => {
        this.over = resolve;
        child.tell({ type: 'stop' });
        this.killLater(child);
      });
    }
    this.move({ state: 'stopped' });
  }

  private killLater(child: Child): void {
    const timer = setTimeout(() => {
      child.kill();
    }, this.parts.timing.stopMs);
    timer.unref();
  }

  private hear(child: Child, report: Report, browser: string): void {
    if (this.child !== child) return;
    this.heardAt = performance.now();
    switch (report.type) {
      case 'up':
        child.tell(this.startOrder(browser));
        return;
      case 'qr':
        this.move({ state: 'qr', qr: report.qr });
        break;
      case 'code':
        this.move({ state: 'pairing', code: report.code });
        break;
      case 'authenticated':
        this.move({ state: 'authenticated' });
        break;
      case 'ready':
        this.sessionFaults = 0;
        this.move({ state: 'ready', me: report.me });
        break;
      case 'connection':
        this.noteConnection(report.state);
        break;
      case 'pong':
        this.notePong(report);
        return;
      case 'failed':
        this.failure = { kind: report.kind, message: report.message };
        break;
      case 'log':
        this.parts.logger[report.level]({ detail: report.text }, 'WhatsApp: the browser');
        return;
      default:
    }
    this.parts.heard(report);
  }

  private startOrder(browser: string): Order {
    const { folder, webVersion, timing } = this.parts;
    const { startMs, callMs } = timing;
    return {
      type: 'start',
      browser,
      dataPath: folder,
      versionsPath: join(folder, 'versions'),
      ...(webVersion !== undefined && { webVersion }),
      // Chromium refuses to run as root with its sandbox.
      noSandbox: process.getuid?.() === 0,
      startMs,
      callMs,
    };
  }

  /** CONNECTED and OPENING come and go with the network. */
  private noteConnection(state: string): void {
    const { status } = this;
    if (state === 'CONNECTED' && status.state === 'disconnected') {
      this.move({ state: 'ready', ...(status.me !== undefined && { me: status.me }) });
    } else if (state !== 'CONNECTED' && status.state === 'ready') {
      const reason = `WhatsApp is not connected (${state})`;
      this.move({
        state: 'disconnected',
        reason,
        ...(status.me !== undefined && { me: status.me }),
      });
    }
  }

  private notePong({ state, memoryMb }: Extract<Report, { type: 'pong' }>): void {
    if (memoryMb !== undefined) this.status = { ...this.status, memoryMb };
    if (state !== 'STARTING') this.noteConnection(state);
    if (memoryMb === undefined || memoryMb <= this.parts.memoryMb) return;
    this.parts.logger.warn(
      { memoryMb },
      'WhatsApp: the browser uses too much memory; it starts anew',
    );
    this.restart();
  }

  private beat(): void {
    const { timing } = this.parts;
    if (performance.now() - this.heardAt > timing.silenceMs + this.graceMs()) {
      this.failure ??= { kind: 'hung', message: 'no sign of life' };
      this.child?.kill();
      return;
    }
    this.child?.tell({ type: 'ping' });
  }

  /** A browser that starts may be busy for long. */
  private graceMs(): number {
    return this.status.state === 'starting' ? this.parts.timing.startMs : 0;
  }

  private ended(): void {
    const { timing, clock, logger } = this.parts;
    clearInterval(this.heartbeat);
    this.child = undefined;
    this.over?.();
    if (this.stopping) return;
    const { kind, message } = this.failure ?? { kind: 'broken', message: 'the process ended' };
    if (performance.now() - this.startedAt > timing.steadyMs) this.failures = 0;
    this.failures += 1;
    if (kind === 'session') this.setSessionAside();
    // Unlinked on the phone: the next code is wanted at once.
    const asked = message === 'a restart was asked for';
    const waitMs =
      kind === 'logged-out' || asked
        ? timing.backoffMs[0]
        : backoff(this.failures, timing.backoffMs);
    const retryAt = new Date(clock.now().getTime() + waitMs);
    if (asked) logger.info({}, 'WhatsApp: starts anew');
    else logger.warn({ kind, detail: message, waitMs }, `WhatsApp: ${describeFailure(kind)}`);
    this.move({ state: 'failed', kind, reason: reasonOf(kind, message), retryAt });
    this.retry = setTimeout(() => {
      this.start();
    }, waitMs);
    this.retry.unref();
  }

  /** What can not be used twice in a row is put aside: the phone has to be linked again, and nothing is lost. */
  private setSessionAside(): void {
    this.sessionFaults += 1;
    const session = join(this.parts.folder, 'session');
    if (this.sessionFaults < 2 || !existsSync(session)) return;
    const aside = `${session}-unusable-${this.parts.clock.now().getTime()}`;
    renameSync(session, aside);
    this.sessionFaults = 0;
    this.parts.logger.error(
      { aside },
      'WhatsApp: the kept session was put aside; link the phone again',
    );
  }

  private move(status: Omit<LinkStatus, 'since'>): void {
    const { memoryMb } = this.status;
    const measured = memoryMb === undefined || status.state === 'starting' ? {} : { memoryMb };
    this.status = { since: this.parts.clock.now(), ...measured, ...status };
    this.parts.changed(this.status);
  }
}

/** A path says more than the fixed sentence where the browser is missing. */
const reasonOf = (kind: FailureKind, message: string): string =>
  kind === 'no-browser' && message.startsWith('WHATSAPP_BROWSER') ? message : describeFailure(kind);
