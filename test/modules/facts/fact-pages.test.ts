import { join } from 'node:path';
import { beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seedFacts } from '../../../src/modules/facts/seed-facts.js';
import { loadWords } from '../../../src/i18n/words.js';
import { factDesk } from '../../../src/modules/facts/desk.js';
import { bazaarDesk } from '../../../src/modules/marketing/bazaar-desk.js';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { factStore } from '../../../src/modules/facts/store.js';
import { contactStore } from '../../../src/modules/people/store/contacts.js';
import { bazaarStore, shopStore } from '../../../src/modules/marketing/store.js';
import { officeStore } from '../../../src/store/office.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { stepStore } from '../../../src/modules/people/store/steps.js';
import { bazaarsRoom } from '../../../src/modules/marketing/pages/bazaars/room.js';
import { factsRoom } from '../../../src/modules/facts/pages/room.js';
import { describeInBrowser } from '../../support/browser.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');

describeInBrowser('facts and bazaars on a narrow phone', (newContext) => {
  let base = '';
  beforeEach(async () => {
    const { database, clock } = rig;
    for (const model of [database.facts, database.bazaars, database.shops])
      await model.collection.deleteMany({});
    await seedFacts(database, clock.now());
    const audit = (entry: Parameters<ReturnType<typeof officeStore>['audit']>[0]) =>
      officeStore(database).audit(entry);
    const shared = { steps: stepStore(database), participants: participantStore(database), audit };
    await rig.app.close();
    rig.app = rig.build({
      rooms: [
        factsRoom(
          factDesk({
            ...{ facts: factStore(database), audit, timeZone: 'Asia/Jakarta' },
            now: () => clock.now(),
          }),
        ),
        bazaarsRoom(
          bazaarDesk({
            ...{ bazaars: bazaarStore(database), shops: shopStore(database), ...shared },
            ...{ contacts: contactStore(database), tellByDay: () => Promise.resolve(true) },
            timeZone: 'Asia/Jakarta',
          }),
        ),
      ],
      messages: (locale, key, values) =>
        words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values),
    });
    await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
    base = await rig.app.listen({ host: '127.0.0.1', port: 0 });
  });

  const fits = async (page: Page) => {
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  };
  const shoot = async (page: Page, name: string) => {
    if (process.env.SHOTS)
      await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });
  };

  it('are found in the menu, read, and filled in', async () => {
    const context = await newContext({
      viewport: { width: 360, height: 640 },
      isMobile: true,
    });
    const page = await context.newPage();
    await page.goto(`${base}/login`);
    await page.getByLabel('Surel').fill('ani@example.org');
    await page.getByLabel('Kata sandi').fill(goodPassword);
    await page.getByRole('button', { name: 'Masuk' }).click();
    await page.getByRole('link', { name: 'Angka' }).click();
    await page.getByRole('heading', { name: 'Angka dan aturan' }).waitFor();
    await fits(page);
    await shoot(page, 'facts-phone');
    await page.getByRole('link', { name: 'Biaya merek untuk UMK' }).click();
    await page.getByLabel('Jumlah').fill('600.000');
    await fits(page);
    await shoot(page, 'fact-phone');
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Rp600.000 per kelas untuk UMK').waitFor();

    await page.getByRole('link', { name: 'Bazar', exact: true }).click();
    await page.getByLabel('Nama').fill('Bazar Tebet');
    await page.getByLabel('Tempat').fill('Taman Tebet');
    await page.getByLabel('Mulai').fill('2026-12-05');
    await page.getByLabel('Selesai').fill('2026-12-06');
    await page.getByLabel('Daftar paling lambat').fill('2026-11-30');
    await page.getByLabel('Jumlah meja').fill('20');
    await page.getByRole('button', { name: 'Buat' }).click();
    await page.getByText('0 dari 20 meja terisi.').waitFor();
    await fits(page);
    await shoot(page, 'bazaars-phone');
    await context.close();
  });
});
