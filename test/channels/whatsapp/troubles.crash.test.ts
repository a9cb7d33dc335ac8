import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WhatsAppOptions } from '../../../src/channels/whatsapp/index.js';
import { findBrowser } from '../../support/browser.js';
import { writeBrowser } from '../../support/whatsapp-web/server.js';
import { createRig, type Rig } from './rig.js';

const browser = findBrowser();
let rig: Rig;

/** The browser's first process with a profile in this folder. */
function browserOf(folder: string): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      const ours = line.some(
        (part) => part.startsWith('--user-data-dir=') && part.includes(folder),
      );
      if (ours && !line.some((part) => part.startsWith('--type='))) return Number(pid);
    } catch {
      // It ended meanwhile.
    }
  }
  throw new Error('there is no browser');
}

/** The process that started the browser. */
function parentOf(pid: number): number {
  const [, parent] = /\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return Number(parent);
}

async function link(more: Partial<WhatsAppOptions> = {}) {
  const channel = await rig.start(more);
  await rig.memory.state('qr');
  rig.whatsapp.do('link');
  await rig.memory.state('ready');
  return channel;
}

(browser === undefined ? describe.skip : describe)('when something is wrong', () => {
  beforeEach(async () => {
    rig = await createRig(browser ?? '');
  });
  afterEach(async () => {
    await rig.close();
  });

  it.each([
    ['there is no such program', '/no/such/browser', /WHATSAPP_BROWSER: there is no program/],
    ['the program is no browser', '/bin/false', /browser can not be started/],
  ])('%s: says so, and tries again later', async (_what, path, reason) => {
    const channel = await rig.start({ browser: path });
    const failed = await rig.memory.state('failed');
    expect(failed).toMatchObject({ kind: 'no-browser', reason: expect.stringMatching(reason) });
    expect(failed.retryAt).toBeInstanceOf(Date);
    expect(channel.health()).toMatchObject({ state: 'down' });
    await expect(channel.send('1@c.us', { id: '1', text: 'x' })).rejects.toMatchObject({
      code: 'unavailable',
    });
    const seen = rig.memory.statuses.length;
    await rig.memory.state('failed', seen);
  });

  it('there is no network: says so; the browser is closed', async () => {
    mkdirSync(join(rig.folder, 'offline'));
    const offline = writeBrowser(join(rig.folder, 'offline'), browser ?? '', 9);
    writeFileSync(offline, readFileSync(offline, 'utf8').replace(/MAP web[^,]*, /, ''));
    await rig.start({ browser: offline, timing: { backoffMs: [60_000, 60_000] } });
    expect(await rig.memory.state('failed')).toMatchObject({ kind: 'no-network' });
    expect(() => browserOf(rig.folder)).toThrow('there is no browser');
  });

  it('the kept session is no folder: it is put aside, and a phone can be linked', async () => {
    mkdirSync(join(rig.folder, 'whatsapp'));
    writeFileSync(join(rig.folder, 'whatsapp/session'), 'not a profile');
    await rig.start();
    expect(await rig.memory.state('failed')).toMatchObject({ kind: 'session' });
    await rig.memory.state('qr');
    const names = readdirSync(join(rig.folder, 'whatsapp'));
    expect(names.some((name) => name.startsWith('session-unusable-'))).toBe(true);
  });

  it('the kept profile is garbage: a phone can be linked', async () => {
    const profile = join(rig.folder, 'whatsapp/session/Default');
    mkdirSync(profile, { recursive: true });
    for (const name of ['Preferences', 'Cookies', 'Web Data'])
      writeFileSync(join(profile, name), '{{{');
    writeFileSync(join(profile, '../Local State'), '\0\0');
    writeFileSync(join(profile, '../SingletonLock'), 'elsewhere-1');
    await rig.start();
    expect(await rig.memory.state('qr')).toMatchObject({ qr: expect.stringContaining('ref') });
  });

  it('the browser is killed: it is back by itself, still linked, and answers go out again', async () => {
    const channel = await link();
    const seen = rig.memory.statuses.length;
    rig.whatsapp.keepsLink = true;
    process.kill(browserOf(rig.folder), 'SIGKILL');
    expect(await rig.memory.state('failed', seen)).toMatchObject({ kind: 'browser-gone' });
    await rig.memory.state('ready', seen);
    await channel.send('6281200001234@c.us', { id: '1', text: 'masih di sini' });
    await rig.whatsapp.until('sent', ({ text }) => text === 'masih di sini');
  });

  it.each([
    ['the browser', () => browserOf(rig.folder)],
    ['the process of the browser', () => parentOf(browserOf(rig.folder))],
  ])(
    '%s is killed over a message that the page has taken: nobody knows whether it is out',
    async (_what, victim) => {
      const channel = await link();
      const seen = rig.memory.statuses.length;
      rig.whatsapp.keepsLink = true;
      rig.whatsapp.do('swallow');
      const sending = channel.send('6281200001234@c.us', { id: '1', text: 'satu kali' });
      const failed = expect(sending).rejects.toMatchObject({ code: 'unavailable', unsure: true });
      await rig.whatsapp.until('sent', ({ text }) => text === 'satu kali');
      process.kill(victim(), 'SIGKILL');
      await failed;
      await rig.memory.state('ready', seen);
      await channel.send('6281200001234@c.us', { id: '2', text: 'sesudahnya' });
      await rig.whatsapp.until('sent', ({ text }) => text === 'sesudahnya');
      const sent = rig.whatsapp.told.filter(({ what }) => what === 'sent');
      expect(sent.map(({ text }) => text)).toEqual(['satu kali', 'sesudahnya']);
    },
  );

  it('the page says nothing of a message that it has taken: nobody knows whether it is out', async () => {
    const channel = await link();
    rig.whatsapp.do('swallow');
    await expect(
      channel.send('6281200001234@c.us', { id: '1', text: 'satu kali' }),
    ).rejects.toMatchObject({ code: 'unavailable', unsure: true });
    expect(rig.whatsapp.told.filter(({ what }) => what === 'sent')).toHaveLength(1);
  });

  it('the page hangs: nothing waits for it, and it is started anew', async () => {
    const timing = { callMs: 4_000, heartbeatMs: 300, backoffMs: [100, 500] as const };
    const channel = await link({ timing });
    const seen = rig.memory.statuses.length;
    rig.whatsapp.keepsLink = true;
    rig.whatsapp.do('hang');
    await expect(channel.send('1@c.us', { id: '1', text: 'x' })).rejects.toMatchObject({
      code: 'unavailable',
      unsure: false,
      retryAfterMs: 5_000,
    });
    expect(await rig.memory.state('failed', seen)).toMatchObject({ kind: 'hung' });
    await rig.memory.state('ready', seen);
  });

  it('the phone unlinks us: a new code is shown', async () => {
    await link();
    const seen = rig.memory.statuses.length;
    rig.memory.request = { what: 'logout' };
    await rig.whatsapp.until('logout');
    expect(await rig.memory.state('failed', seen)).toMatchObject({ kind: 'logged-out' });
    await rig.memory.state('qr', seen);
  });

  it('WhatsApp blocks the account: the budget is told, and nothing of ours crashes', async () => {
    const channel = await link();
    rig.whatsapp.do('state', { state: 'TOS_BLOCK' });
    expect(await rig.memory.state('failed')).toMatchObject({ kind: 'refused' });
    expect(rig.memory.warnings).toEqual([expect.stringContaining('TOS_BLOCK')]);
    expect(channel.health()).toMatchObject({
      state: 'down',
      reason: 'WhatsApp refuses the account',
    });
  });

  it('the network comes and goes: the state says so', async () => {
    const channel = await link({ timing: { heartbeatMs: 60_000 } });
    rig.whatsapp.do('state', { state: 'TIMEOUT' });
    await rig.memory.state('disconnected');
    expect(channel.health()).toMatchObject({ state: 'degraded' });
    await expect(channel.send('1@c.us', { id: '1', text: 'x' })).rejects.toMatchObject({
      code: 'unavailable',
      unsure: false,
      retryAfterMs: 5_000,
    });
    const seen = rig.memory.statuses.length;
    rig.whatsapp.do('state', { state: 'CONNECTED' });
    await rig.memory.state('ready', seen);
  });

  it('no camera is at hand: a code to type on the phone is given for a number', async () => {
    await rig.start();
    await rig.memory.state('qr');
    rig.memory.request = { what: 'pair', phone: '6281299990000' };
    expect(await rig.memory.state('pairing')).toMatchObject({ code: 'CODE0000' });
  });
});
