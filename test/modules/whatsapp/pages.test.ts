import { beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { buildWhatsAppPages } from '../../../src/modules/whatsapp/pages/build-pages.js';
import { loadWords } from '../../../src/i18n/words.js';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { accountStore } from '../../../src/store/whatsapp.js';
import { whatsappBudgetStore } from '../../../src/store/whatsapp-budget.js';
import { makePlatform } from '../../support/make-platform.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';
import { Visitor } from '../../web/dashboard/visitor.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');
let visitor: Visitor;

const account = () => accountStore<Record<string, unknown>, { what: string }>(rig.database);
const budget = () => whatsappBudgetStore(rig.database);

beforeEach(async () => {
  await rig.database.whatsappAccount.collection.deleteMany({});
  await rig.database.whatsappDays.collection.deleteMany({});
  const { database, clock } = rig;
  const { whatsapp } = readConfig({ WHATSAPP: 'on' });
  const room = buildWhatsAppPages(makePlatform({ database, clock, whatsapp }));
  const app = rig.build({
    rooms: [room],
    messages: (locale, key, values) =>
      words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values),
  });
  await rig.app.close();
  rig.app = app;
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  visitor = new Visitor(app);
});

const signIn = () => visitor.signIn('ani@example.org', goodPassword);
const publish = (status: Record<string, unknown> & { state: string }) =>
  account().publish({ since: rig.clock.now(), ...status });

describe('the page of the WhatsApp account', () => {
  it('is for the office alone', async () => {
    await publish({ state: 'qr', qr: 'secret-code' });
    const turnedAway = await visitor.get('/whatsapp');
    expect([turnedAway.statusCode, turnedAway.headers.location]).toEqual([303, '/login']);
    expect((await visitor.post('/whatsapp/logout', {})).statusCode).toBe(303);
    expect(await account().takeRequest()).toBeUndefined();
  });

  it('warns, and shows the live code to scan until a phone is linked', async () => {
    await signIn();
    expect((await visitor.get('/whatsapp')).body).toContain('Belum ada kabar');
    await publish({ state: 'qr', qr: 'stand-in-ref-1,a,b,c,1' });
    const waiting = await visitor.get('/whatsapp');
    expect(waiting.body).toContain('pustaka tidak resmi');
    expect(waiting.body).toContain('<svg');
    expect(waiting.headers).toMatchObject({ refresh: '5', 'cache-control': 'no-store' });
    await publish({ state: 'ready', me: '6281299990000', memoryMb: 420 });
    const ready = await visitor.get('/whatsapp');
    expect(ready.body).toContain('Tersambung');
    expect(ready.body).toContain('+6281…000');
    expect(ready.body).not.toContain('6281299990000');
    expect(ready.body).not.toContain('<svg');
    expect(ready.headers.refresh).toBeUndefined();
  });

  it('says what is wrong and when it is tried again', async () => {
    await signIn();
    await publish({ state: 'failed', kind: 'no-browser', retryAt: rig.clock.now() });
    const { body } = await visitor.get('/whatsapp');
    expect(body).toContain('periksa WHATSAPP_BROWSER');
    expect(body).toMatch(/Dicoba lagi 24 Nov 2026,? 10\.00/);
  });

  it('asks the owner of the account for a code, a restart, an unlinking; each once', async () => {
    await signIn();
    await publish({ state: 'qr', qr: 'x' });
    const wrong = await visitor.fill('/whatsapp/pair', { phone: '12' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="12"');
    await visitor.fill('/whatsapp/pair', { phone: '0812-9999-0000' });
    expect(await account().takeRequest()).toEqual({ what: 'pair', phone: '6281299990000' });
    expect(await account().takeRequest()).toBeUndefined();
    await publish({ state: 'pairing', code: 'ABCD1234' });
    expect((await visitor.get('/whatsapp')).body).toContain('ABCD1234');
    for (const what of ['restart', 'logout']) {
      await visitor.fill('/whatsapp', {}, `/whatsapp/${what}`);
      expect(await account().takeRequest()).toEqual({ what });
    }
    expect((await visitor.post('/whatsapp/logout', {})).statusCode).toBe(403);
    expect(await rig.audited()).toEqual(
      expect.arrayContaining(['whatsapp pair: whatsapp by ani@example.org']),
    );
  });

  it('shows what may still be sent, and pauses it', async () => {
    await signIn();
    await publish({ state: 'ready' });
    await budget().count('2026-11-24', '10', { perDay: 20, perHour: 4 });
    const { body } = await visitor.get('/whatsapp');
    expect(body).toContain('Sisa hari ini 19 dari 20');
    await visitor.fill('/whatsapp', {}, '/whatsapp/pause');
    expect((await visitor.get('/whatsapp')).body).toContain('Dijeda oleh kantor');
    await visitor.fill('/whatsapp', {}, '/whatsapp/resume');
    expect((await visitor.get('/whatsapp')).body).not.toContain('Dijeda');
    const english = await visitor.get('/whatsapp?lang=en');
    expect(english.body).toContain('Left today: 19 of 20');
  });
});
