import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { certificate, key } from './certificate.js';

/** Something that the page says the library did. */
export interface Told {
  what: string;
  [key: string]: unknown;
}

/** The place of web.whatsapp.com: serves a page that the library takes for WhatsApp Web, and moves it. */
export class WhatsAppWeb {
  readonly told: Told[] = [];
  /** Messages that the page finds in its chats when it is loaded next. */
  readonly missed: object[] = [];
  /** As if the profile had been written to the disk: a killed browser may lose what is some seconds old. */
  keepsLink = false;
  private readonly streams = new Set<ServerResponse>();
  /** Deeds for a page that does not listen yet. */
  private readonly unheard: string[] = [];
  private readonly waiting = new Set<() => void>();
  private server: Server | undefined;

  /** @returns the port */
  async open(): Promise<number> {
    const page = readFileSync(join(import.meta.dirname, 'page.html'), 'utf8');
    this.server = createServer({ key, cert: certificate }, (request, response) => {
      if (request.url === '/stand-in/deeds') this.stream(response);
      else if (request.url === '/stand-in/told') {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
        request.on('end', () => {
          response.writeHead(204).end();
          this.note(JSON.parse(body) as Told);
        });
      } else if (request.url === '/stand-in/missed') {
        const { missed, keepsLink } = this;
        response.writeHead(200).end(JSON.stringify({ missed, keepsLink }));
      } else if (request.url === '/') {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      } else response.writeHead(404).end();
    });
    const { server } = this;
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => {
      if (!server) resolve();
      server?.close(() => {
        resolve();
      });
    });
  }

  /** Has the page do something: at once, or as soon as one listens. */
  do(deed: string, value: object = {}): void {
    const line = `data: ${JSON.stringify({ deed, ...value })}\n\n`;
    if (this.streams.size === 0) this.unheard.push(line);
    for (const stream of this.streams) stream.write(line);
  }

  /** Resolves to what the page told that fits, from `after` on. */
  async until(what: string, fits: (told: Told) => boolean = () => true, after = 0): Promise<Told> {
    for (;;) {
      const found = this.told.slice(after).find((told) => told.what === what && fits(told));
      if (found) return found;
      await new Promise<void>((resolve) => {
        this.waiting.add(resolve);
      });
    }
  }

  private note(told: Told): void {
    this.told.push(told);
    for (const resolve of [...this.waiting]) {
      this.waiting.delete(resolve);
      resolve();
    }
  }

  private stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.flushHeaders();
    this.streams.add(response);
    for (const line of this.unheard.splice(0)) response.write(line);
    response.on('close', () => this.streams.delete(response));
  }
}

/** A program that starts the browser with web.whatsapp.com in our place; nothing else is reached. */
export function writeBrowser(folder: string, browser: string, port: number): string {
  const path = join(folder, 'browser.sh');
  const rules = `MAP web.whatsapp.com 127.0.0.1:${port}, MAP * ~NOTFOUND`;
  const script = `#!/bin/sh\nexec "${browser}" --host-resolver-rules="${rules}" --ignore-certificate-errors "$@"\n`;
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return path;
}
