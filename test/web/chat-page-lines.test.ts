import { expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.js';
import { chatInBrowser, phone } from './open-chat.js';

describeInBrowser('the chat page on a poor line', (newContext) => {
  const { rig, open } = chatInBrowser(newContext);

  it('keeps what could not be sent while the server is gone, and delivers it once, in order', async () => {
    const { bot, mine, type, banner, page } = await open(phone);
    await bot('Boleh kami simpan').waitFor();
    await rig().kill();
    await type('satu');
    await mine('satu').getByText('belum terkirim').first().waitFor();
    await banner.filter({ hasText: 'tidak tersambung' }).waitFor();
    await type('dua');
    await mine('dua').getByRole('button', { name: 'coba lagi' }).waitFor();
    // Neither the banner nor the button below it pushes the message out of sight.
    const button = (await mine('dua').getByRole('button').boundingBox())!;
    const footer = (await page.getByRole('contentinfo').boundingBox())!;
    expect(button.y + button.height).toBeLessThanOrEqual(footer.y + 1);
    await rig().listen();
    await mine('satu').getByRole('button', { name: 'coba lagi' }).click();
    await bot('Kami catat: dua').waitFor();
    expect(rig().bot.texts).toEqual(['start', 'satu', 'dua']);
    expect(await page.getByText('belum terkirim').count()).toBe(0);
    expect(await banner.textContent()).toBe('');
  });

  it('sends by itself once the server is back', async () => {
    const { bot, mine, type } = await open();
    await bot('Boleh kami simpan').waitFor();
    rig().bot.failing = true;
    await type('halo');
    await mine('halo').getByText('belum terkirim').first().waitFor();
    rig().bot.failing = false;
    await bot('Kami catat: halo').waitFor();
    expect(rig().bot.texts).toEqual(['start', 'halo']);
  });

  it('keeps it over a reload', async () => {
    const { bot, mine, type, page } = await open();
    await bot('Boleh kami simpan').waitFor();
    rig().bot.failing = true;
    await type('sebelum muat ulang');
    await mine('sebelum').getByText('belum terkirim').first().waitFor();
    await page.reload();
    await mine('sebelum').waitFor();
    rig().bot.failing = false;
    await mine('sebelum').getByRole('button', { name: 'coba lagi' }).click();
    await bot('Kami catat: sebelum').waitFor();
    expect(await mine('sebelum').count()).toBe(1);
    expect(rig().bot.texts).toEqual(['start', 'sebelum muat ulang']);
  });

  it('does not double what was saved although the answer was lost', async () => {
    const { bot, mine, type, page } = await open();
    await bot('Boleh kami simpan').waitFor();
    let lost = false;
    await page.route('**/chat/messages', async (route) => {
      if (lost || route.request().method() !== 'POST') return route.continue();
      lost = true;
      await route.fetch();
      return route.abort();
    });
    await type('sekali saja');
    await mine('sekali').getByText('✓').waitFor();
    await bot('Kami catat: sekali').waitFor();
    expect(rig().bot.texts).toEqual(['start', 'sekali saja']);
    expect(await mine('sekali').count()).toBe(1);
  });

  it('says when the phone is offline and goes on when it is back, with what came meanwhile', async () => {
    const { bot, mine, type, banner, context } = await open(phone);
    await bot('Boleh kami simpan').waitFor();
    await context.setOffline(true);
    await banner.filter({ hasText: 'tidak tersambung' }).waitFor();
    await type('dari bawah tanah');
    await mine('bawah tanah').getByText('belum terkirim').first().waitFor();
    await rig().bot.say(rig().bot.heard[0]!.address, { text: 'Pengumuman' });
    await context.setOffline(false);
    await bot('Kami catat: dari bawah').waitFor();
    await bot('Pengumuman').waitFor();
    expect(await bot('Pengumuman').count()).toBe(1);
    expect(await banner.textContent()).toBe('');
  });

  it('asks for news where event streams do not get through', async () => {
    const { bot, type, page } = await open();
    await bot('Boleh kami simpan').waitFor();
    await page.route('**/chat/events*', (route) => route.abort());
    await page.reload();
    await type('tanpa aliran');
    await bot('Kami catat: tanpa aliran').waitFor();
    expect(await bot('Kami catat: tanpa aliran').count()).toBe(1);
  });

  it('tells why a message is refused, and goes on with the next', async () => {
    const { bot, mine, type, banner, page } = await open();
    await bot('Boleh kami simpan').waitFor();
    await page.evaluate(`document.getElementById('text').removeAttribute('maxlength')`);
    await type('x'.repeat(10_001));
    await mine('xxx').getByText('tidak terkirim').waitFor();
    await banner.filter({ hasText: 'terlalu panjang' }).waitFor();
    await type('pendek');
    await bot('Kami catat: pendek').waitFor();
  });
});
