import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { pageEntries } from '../../../src/app/modules.js';
import { menuFor } from '../../../src/web/dashboard/navigation.js';
import { describeInBrowser } from '../../support/browser.js';
import { contrastScript } from './contrast.js';
import { park, person, register } from './people.js';
import { goodPassword, oneTimePasswords, useDashboard } from './rig.js';

const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true } as const;
const desktop = { viewport: { width: 1280, height: 900 } } as const;

const rig = useDashboard();

describeInBrowser('the dashboard in a browser', (newContext) => {
  let base = '';
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];
  beforeEach(async () => {
    base = await rig.app.listen({ host: '127.0.0.1', port: 0 });
    const at = rig.clock.now().getTime();
    const people = Array.from({ length: 60 }, (_, n) => person(n, new Date(at - n * 5_400_000)));
    await register(rig.database, people);
    await park(rig.database, 'a', 'open');
    await park(rig.database, 'b', 'parked', { consented: true });
    complaints = [];
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  const open = async (path: string, options: BrowserContextOptions = desktop) => {
    const context = await newContext({ deviceScaleFactor: 1.5, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (line) => {
      if (/Content Security|Refused/.test(line.text())) complaints.push(line.text());
    });
    await page.goto(base + path);
    return page;
  };
  const signIn = async (page: Page, email: string, password: string) => {
    await page.getByLabel('Surel').fill(email);
    await page.getByLabel('Kata sandi').fill(password);
    await page.getByRole('button', { name: 'Masuk' }).click();
  };
  const shoot = async (page: Page, name: string) => {
    const folder = process.env.SHOTS;
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  };
  const makeAni = () =>
    createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });

  it('is entered with the one-time password, which has to be changed', async () => {
    await createFirstUser(rig.accounts, undefined);
    const page = await open('/', phone);
    await page.getByRole('link', { name: 'Masuk petugas' }).click();
    await shoot(page, 'login-phone');
    await signIn(page, 'admin@localhost', 'bukan yang ini');
    await page.getByRole('alert').filter({ hasText: 'tidak cocok' }).waitFor();
    // The address stays, so that only the password is typed again.
    expect(await page.getByLabel('Surel').inputValue()).toBe('admin@localhost');
    await signIn(page, 'admin@localhost', oneTimePasswords[0]!);
    await page.getByRole('heading', { name: 'Ganti kata sandi' }).waitFor();
    await page.goto(base);
    expect(new URL(page.url()).pathname).toBe('/password');
    await page.getByLabel('Kata sandi baru', { exact: true }).fill('kuda makan rumput');
    await page.getByLabel('Ulangi').fill('kuda makan jagung');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('alert').filter({ hasText: 'tidak sama' }).waitFor();
    await shoot(page, 'password-phone');
    await page.getByLabel('Kata sandi baru', { exact: true }).fill('kuda makan rumput');
    await page.getByLabel('Ulangi').fill('kuda makan rumput');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('heading', { name: 'Ringkasan' }).waitFor();
    await page.getByText('dari 60').first().waitFor();
    await shoot(page, 'overview-phone');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByRole('link', { name: 'Mulai ngobrol' }).waitFor();
    await page.goBack();
    // What was shown is not shown again from the browser's memory.
    expect(await page.getByRole('heading', { name: 'Ringkasan' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'shows figures and people, readable in %s',
    async (scheme) => {
      await makeAni();
      const page = await open('/login', { ...desktop, colorScheme: scheme });
      await shoot(page, `login-desktop-${scheme}`);
      await signIn(page, 'ani@example.org', goodPassword);
      const steps = page.getByRole('region', { name: 'Langkah yang selesai' });
      await steps.getByText('P2 Pelatihan').waitFor();
      // Every page of the menu is in sight.
      const menu = 'document.querySelector("nav")';
      expect(await page.evaluate(`${menu}.scrollWidth - ${menu}.clientWidth`)).toBe(0);
      expect(await steps.getByRole('listitem').nth(1).textContent()).toMatch(/45\s+dari 60\s+75%/);
      await shoot(page, `overview-desktop-${scheme}`);
      const found = await page.evaluate<{ what: string; ratio: number }[]>(contrastScript);
      expect(found.length).toBeGreaterThan(20);
      expect(found.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
      await page.getByRole('link', { name: 'Sebelumnya »' }).click();
      await page.getByRole('heading', { name: 'Peserta sebelumnya' }).waitFor();
      expect(await page.getByRole('rowheader').count()).toBe(25);
      await page.getByRole('link', { name: '« Ke yang terbaru' }).click();
      await steps.waitFor();
      expect(complaints).toEqual([]);
    },
  );

  it('has nothing sideways, and targets for thumbs, on a narrow phone', async () => {
    await makeAni();
    const page = await open('/login', { ...phone, viewport: { width: 320, height: 560 } });
    const wide = () => page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(await wide()).toBe(false);
    await signIn(page, 'ani@example.org', goodPassword);
    await page.getByText('Peserta terbaru').waitFor();
    expect(await wide()).toBe(false);
    for (const target of [
      page.getByRole('button', { name: 'Keluar' }),
      page.getByRole('link', { name: 'Ringkasan' }),
      page.getByRole('link', { name: 'Sebelumnya »' }),
    ]) {
      expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(40);
    }
    // The table is still a table to who hears it.
    expect(await page.getByRole('row').count()).toBe(26);
  });

  it('is used by keyboard alone', async () => {
    await makeAni();
    const page = await open('/login');
    await page.locator('#email:focus').waitFor();
    await page.keyboard.type('ani@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type(goodPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ringkasan' }).waitFor();
    expect(await page.locator(':focus').count()).toBe(0);
    const order: unknown[] = [];
    const menu = menuFor(pageEntries, 'admin', { queues: false });
    for (let n = 0; n < menu.length + 4; n += 1) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate('document.activeElement.textContent.trim()'));
    }
    expect(order).toEqual([
      'Langsung ke isi',
      'PASti Petugas',
      'Ringkasan',
      ...menu.slice(1).map(() => expect.stringMatching(/^\S+/)),
      expect.stringContaining('ani@example.org'),
      'Keluar',
    ]);
  });

  it('tells about privacy on a phone and in English', async () => {
    const page = await open('/privasi', phone);
    await page.getByRole('heading', { name: 'Data Anda di OK OCE' }).waitFor();
    await shoot(page, 'privacy-phone');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Your data at OK OCE' }).waitFor();
    await page.goto(base);
    await shoot(page, 'landing-phone');
    expect(complaints).toEqual([]);
  });
});
