import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import type { Health } from '../../src/ports/channel.js';
import { createRig, type Rig } from './rig.js';

const withParts = (parts: Record<string, Health>): Promise<Rig> =>
  createRig({ readiness: () => Promise.resolve(parts) });

describe('health', () => {
  it('is alive whatever the parts do', async () => {
    const { app } = await withParts({ store: { state: 'down', reason: 'no connection' } });
    const answer = await app.inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'ok' });
  });

  it('is ready, with every part and its reason, while the store is there', async () => {
    const { app } = await withParts({
      store: { state: 'up' },
      queue: { state: 'down', reason: 'redis: connection refused' },
      telegram: { state: 'degraded', reason: '429' },
    });
    const answer = await app.inject('/readyz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      status: 'degraded',
      parts: {
        store: { state: 'up' },
        queue: { state: 'down', reason: 'redis: connection refused' },
        telegram: { state: 'degraded', reason: '429' },
      },
    });
  });

  it('is not ready while the store is down or its state can not be told', async () => {
    const down = await withParts({ store: { state: 'down', reason: 'no connection' } });
    const answer = await down.app.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ status: 'down' });
    const broken = await createRig({ readiness: () => Promise.reject(new Error('?')) });
    expect((await broken.app.inject('/readyz')).statusCode).toBe(503);
  });

  it('counts requests by route for Prometheus', async () => {
    const metrics = new Registry();
    const { app } = await createRig({ metrics });
    await app.inject('/healthz');
    const answer = await app.inject('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toMatch(
      /pasti_http_request_duration_seconds_count\{.*route="\/healthz".*\} 1/,
    );
  });
});

describe('pages', () => {
  it('welcomes at / in Indonesian, with the way to the chat', async () => {
    const { app } = await createRig();
    const answer = await app.inject({ url: '/', headers: { accept: 'text/html' } });
    expect(answer.body).toContain('<html lang="id">');
    expect(answer.body).toContain('href="/chat"');
    const english = await app.inject('/?lang=en');
    expect(english.body).toContain('Start chatting');
  });

  it('gives / to a dashboard where there is one', async () => {
    const { app } = await createRig({
      dashboard: (routes) => {
        routes.get('/', (_request, reply) => reply.send('the dashboard'));
        return Promise.resolve();
      },
    });
    expect((await app.inject('/')).body).toBe('the dashboard');
  });

  it('answers an unknown address in plain Indonesian, or in JSON for programs', async () => {
    const { app } = await createRig();
    const page = await app.inject({ url: '/nggak-ada', headers: { accept: 'text/html' } });
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('Halaman tidak ada');
    const json = await app.inject('/nggak-ada');
    expect(json.statusCode).toBe(404);
    expect(json.json()).toMatchObject({ error: 'not-found' });
  });

  it('keeps what broke to itself', async () => {
    const { app, log } = await createRig();
    log.broken = true;
    const answer = await app.inject({ url: '/chat', headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('10');
    expect(answer.body).toContain('Sedang ada gangguan');
    expect(answer.body).not.toContain('log is down');
  });

  it('sends headers that keep a page to itself', async () => {
    const { app } = await createRig();
    for (const url of ['/', '/chat', '/nggak-ada', '/healthz']) {
      const { headers } = await app.inject(url);
      const csp = headers['content-security-policy'];
      expect(csp).toContain("default-src 'none'");
      expect(csp).toContain("script-src 'self'");
      expect(csp).not.toContain('unsafe');
      expect(csp).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });

  it('asks browsers to stay on https where it is served so', async () => {
    const config = {
      publicUrl: 'https://pasti.example.org',
      secureCookies: true,
      cookieSecret: 'a secret of thirty-two characters',
    };
    const { app } = await createRig({ config });
    const answer = await app.inject('/chat');
    expect(answer.headers['strict-transport-security']).toContain('max-age');
    expect(answer.cookies[0]).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' });
  });
});

describe('telegram webhook', () => {
  const post = async (handleWebhook: () => Promise<number>) => {
    const calls: unknown[][] = [];
    const { app } = await createRig({
      telegram: {
        handleWebhook: (...call) => {
          calls.push(call);
          return handleWebhook();
        },
      },
    });
    const answer = await app.inject({
      method: 'POST',
      url: '/telegram/webhook',
      headers: { 'x-telegram-bot-api-secret-token': 's3cret' },
      payload: { update_id: 7 },
    });
    return { answer, calls };
  };

  it('hands the update on with its secret and says 200 once it is saved', async () => {
    let saved = false;
    const { answer, calls } = await post(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      saved = true;
      return 200;
    });
    expect(saved).toBe(true);
    expect(answer.statusCode).toBe(200);
    expect(calls).toEqual([['s3cret', { update_id: 7 }]]);
  });

  it('says 401 to a wrong secret and 500 when it was not saved', async () => {
    expect((await post(() => Promise.resolve(401))).answer.statusCode).toBe(401);
    expect((await post(() => Promise.reject(new Error('no')))).answer.statusCode).toBe(500);
  });

  it('is not there without Telegram', async () => {
    const { app } = await createRig();
    const answer = await app.inject({ method: 'POST', url: '/telegram/webhook', payload: {} });
    expect(answer.statusCode).toBe(404);
  });
});
