import { expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.js';
import { chatInBrowser, phone } from './open-chat.js';
import { addressIn } from './rig.js';
import { pdf, png, type SampleFile } from './sample-files.js';

const chosen = ({ name, mime, bytes }: SampleFile) => ({ name, mimeType: mime, buffer: bytes });

describeInBrowser('files on the chat page', (newContext) => {
  const { rig, open } = chatInBrowser(newContext);

  it('sends a photo with what is written, and shows it, also after a reload', async () => {
    const { bot, mine, input, page, complaints } = await open(phone);
    await bot('Boleh kami simpan').waitFor();
    await input.fill('warung saya');
    await page.getByLabel('Lampirkan foto atau berkas').setInputFiles(chosen(png));
    await mine('warung saya').getByText('✓').waitFor();
    const picture = mine('warung saya').getByRole('img', { name: 'Foto: warung.png' });
    await picture.waitFor();
    expect(
      await picture.evaluate(
        (image) => (image as unknown as { naturalWidth: number }).naturalWidth,
      ),
    ).toBe(1);
    await bot('Kami catat: [photo warung.png] warung saya').waitFor();
    await page.reload();
    await mine('warung saya').getByRole('img', { name: 'Foto: warung.png' }).waitFor();
    expect(await mine('warung saya').locator('.text').textContent()).toBe('warung saya');
    expect(await input.inputValue()).toBe('');
    expect(complaints).toEqual([]);
  });

  it('keeps a file that did not get through, for one press to send it', async () => {
    const { bot, mine, banner, page, context } = await open(phone);
    await bot('Boleh kami simpan').waitFor();
    await context.setOffline(true);
    await page.getByLabel('Lampirkan foto atau berkas').setInputFiles(chosen(pdf));
    const retry = mine('nib.pdf').getByRole('button', { name: 'coba lagi' });
    await retry.waitFor();
    expect(await banner.textContent()).toContain('Biarkan halaman ini terbuka');
    await context.setOffline(false);
    await bot('Kami catat: [document nib.pdf]').waitFor();
    await retry.waitFor({ state: 'detached' });
    expect(await mine('nib.pdf').count()).toBe(1);
    expect(rig().bot.texts.filter((text) => text.includes('nib.pdf'))).toHaveLength(1);
  });

  it('says why a file is not taken', async () => {
    const { bot, mine, banner, page } = await open();
    await bot('Boleh kami simpan').waitFor();
    const film = { name: 'film.mp4', mime: 'video/mp4', bytes: Buffer.from('not a picture') };
    await page.getByLabel('Lampirkan foto atau berkas').setInputFiles(chosen(film));
    await mine('film.mp4').getByText('tidak terkirim').waitFor();
    expect(await banner.textContent()).toContain('belum bisa kami terima');
  });

  it('makes a large photo smaller before it is sent', async () => {
    const { bot, page } = await open(phone);
    await bot('Boleh kami simpan').waitFor();
    const drawn = await page.evaluate<string>(drawLargePhoto);
    const bytes = Buffer.from(drawn, 'base64');
    const photo = { name: 'besar.jpg', mime: 'image/jpeg', bytes };
    await page.getByLabel('Lampirkan foto atau berkas').setInputFiles(chosen(photo));
    await bot('Kami catat: [photo besar.jpg]').waitFor();
    const [kept] = [...rig().files.kept.values()];
    expect(kept?.bytes.length).toBeLessThan(bytes.length / 2);
  });

  it('shows what we send: pictures at once, documents to save', async () => {
    const { bot, page, context } = await open(phone);
    await bot('Boleh kami simpan').waitFor();
    const cookie = (await context.cookies()).find(({ name }) => name === 'pasti_chat');
    const address = addressIn(`pasti_chat=${cookie?.value ?? ''}`);
    const { files, bot: speaker } = rig();
    const chart = await files.keep({ id: 'chart', ownerId: 'sari', ...png });
    await speaker.say(address, { text: 'Grafik bulan ini.', file: chart });
    await bot('Grafik bulan ini').getByRole('img').waitFor();
    const report = await files.keep({ id: 'report', ownerId: 'sari', ...pdf });
    await speaker.say(address, { text: 'Laporannya.', file: report });
    const download = page.waitForEvent('download');
    await bot('Laporannya')
      .getByRole('link', { name: /nib.pdf/ })
      .click();
    expect((await download).suggestedFilename()).toBe('nib.pdf');
  });
});

/** Runs in the page: a photo of noise, 3000 dots wide, as base64. */
const drawLargePhoto = `(() => {
  const canvas = document.createElement('canvas');
  canvas.width = 3000;
  canvas.height = 1200;
  const context = canvas.getContext('2d');
  const image = context.createImageData(3000, 1200);
  for (let n = 0; n < image.data.length; n += 1) image.data[n] = n % 4 === 3 ? 255 : (n * 7919) % 251;
  context.putImageData(image, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
})()`;
