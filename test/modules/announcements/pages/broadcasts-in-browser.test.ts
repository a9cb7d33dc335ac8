import { expect, it } from '@jest/globals';
import { describeInBrowser } from '../../../support/browser.js';
import { useBroadcasts } from './broadcast-rig.js';
import { contrastScript } from '../../../web/dashboard/contrast.js';
import { goodPassword, useDashboard } from '../../../web/dashboard/rig.js';

const rig = useDashboard();
const { recipients } = useBroadcasts(rig);

describeInBrowser('announcements in a browser', (newContext) => {
  it.each(['light', 'dark'] as const)(
    'are composed and started on a phone, readable in %s, with nothing sideways',
    async (colorScheme) => {
      await recipients(2);
      const base = await rig.app.listen({ host: '127.0.0.1', port: 0 });
      const viewport = { width: 360, height: 640 };
      const context = await newContext({ viewport, isMobile: true, colorScheme });
      const page = await context.newPage();
      const readable = async () => {
        expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(
          false,
        );
        const found = await page.evaluate<{ what: string; ratio: number }[]>(contrastScript);
        expect(found.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
      };
      await page.goto(`${base}/login`);
      await page.getByLabel('Surel').fill('ani@example.org');
      await page.getByLabel('Kata sandi').fill(goodPassword);
      await page.getByRole('button', { name: 'Masuk' }).click();
      await page.getByRole('link', { name: 'Pengumuman' }).first().waitFor();
      await page.goto(`${base}/me`);
      await page.getByRole('button', { name: 'Buat tautan' }).click();
      await page.getByRole('link', { name: 'Buka di Telegram' }).waitFor();
      await readable();
      await page.goto(`${base}/broadcasts/new`);
      await page.getByLabel('Isi pengumuman').fill('Halo {{nama}}');
      await page.getByRole('button', { name: 'Lihat dulu' }).click();
      await page.getByRole('alert').filter({ hasText: 'nama' }).waitFor();
      await readable();
      await page.getByLabel('Isi pengumuman').fill(`Halo {{name}} ${'panjang'.repeat(20)}`);
      await page.getByRole('button', { name: 'Lihat dulu' }).click();
      await page.getByText('Akan diterima 2 orang').waitFor();
      await readable();
      await page.getByRole('button', { name: 'Kirim', exact: true }).click();
      await page.getByText('Terjadwal').waitFor();
      await readable();
      await page.goto(`${base}/broadcasts`);
      await page.getByRole('rowheader').waitFor();
      await readable();
      expect(await rig.database.broadcasts.findOne({}).lean()).toMatchObject({
        state: 'scheduled',
      });
      await context.close();
    },
  );
});
