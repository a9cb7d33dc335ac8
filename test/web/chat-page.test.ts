import { expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.js';
import { chatInBrowser, desktop, phone } from './open-chat.js';

describeInBrowser('the chat page', (newContext) => {
  const { rig, base, open } = chatInBrowser(newContext);

  it('is welcomed once, and talks by buttons and by typing', async () => {
    const { bot, mine, choice, type, complaints, page } = await open(phone);
    await bot('Halo Kak').waitFor();
    expect(await page.getByRole('button', { name: 'Mulai' }).count()).toBe(0);
    await choice('Setuju').click();
    await mine('Setuju').waitFor();
    await bot('Siapa nama Kakak?').waitFor();
    expect(await choice('Setuju').isDisabled()).toBe(true);
    await type('Sari Wulandari');
    await bot('Kami catat: Sari Wulandari').waitFor();
    await mine('Sari Wulandari').getByText('✓').waitFor();
    expect(rig().bot.texts).toEqual(['start', 'Setuju', 'Sari Wulandari']);
    expect(complaints).toEqual([]);
  });

  it('goes on after a reload, for the same person, and starts nothing again', async () => {
    const { bot, mine, type, page, log } = await open();
    await bot('Boleh kami simpan').waitFor();
    await type('Sari');
    await bot('Kami catat: Sari').waitFor();
    const before = await log.locator('.row .text').allTextContents();
    await page.reload();
    await mine('Sari').waitFor();
    expect(await log.locator('.row .text').allTextContents()).toEqual(before);
    await type('Dewi');
    await bot('Kami catat: Dewi').waitFor();
    expect(rig().bot.texts).toEqual(['start', 'Sari', 'Dewi']);
    const other = await open();
    await other.bot('Halo Kak').waitFor();
    expect(await other.bot('Kami catat').count()).toBe(0);
  });

  it('sends by Enter, and makes a line by Shift+Enter', async () => {
    const { bot, input, page } = await open();
    await bot('Boleh kami simpan').waitFor();
    await input.focus();
    await page.keyboard.type('baris satu');
    await page.keyboard.press('Shift+Enter');
    const low = (await input.boundingBox())!.height;
    await page.keyboard.type('baris dua');
    await page.keyboard.press('Shift+Enter');
    expect((await input.boundingBox())!.height).toBeGreaterThan(low);
    await page.keyboard.press('Enter');
    await bot('Kami catat: baris satu').waitFor();
    expect(rig().bot.texts.at(-1)).toBe('baris satu\nbaris dua');
    expect(await input.inputValue()).toBe('');
  });

  it('shows what somebody typed as they typed it, and bold and links of ours only', async () => {
    const { bot, mine, type, complaints, page } = await open();
    const link = bot('Boleh kami simpan').getByRole('link');
    await link.waitFor();
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await bot('Halo Kak').locator('strong').textContent()).toBe('OK OCE');
    const nasty = '<img src=x onerror=alert(1)><script>alert(2)</script> **x** https://x.id';
    await type(nasty);
    await bot('Kami catat').waitFor();
    for (const reload of [false, true]) {
      if (reload) await page.reload();
      expect(await mine('onerror').locator('.text').textContent()).toBe(nasty);
      expect(await mine('onerror').locator('a, strong, img').count()).toBe(0);
      expect(await bot('Kami catat').locator('img, script').count()).toBe(0);
    }
    expect(complaints).toEqual([]);
  });

  it('masks what was sensitive', async () => {
    const { bot, mine, type, page } = await open();
    await bot('Boleh kami simpan').waitFor();
    await type('3174012345679901');
    await mine('3174********9901').waitFor();
    expect(await page.content()).not.toContain('3174012345679901');
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('3174012345');
  });

  it('shares the place where that is asked for, after the person agreed', async () => {
    const { bot, mine, log, context, page } = await open({
      ...phone,
      geolocation: { latitude: -6.2, longitude: 106.8 },
    });
    await bot('Boleh kami simpan').waitFor();
    const { address } = rig().bot.heard[0]!;
    const request = { what: 'location', label: 'Lokasi' } as const;
    await rig().bot.say(address, { text: 'Di mana usahanya?', request });
    const share = log.getByRole('button', { name: 'Bagikan lokasi saya' });
    await share.click();
    await page.getByText('Lokasi tidak dapat dibaca').waitFor();
    await context.grantPermissions(['geolocation']);
    await page.reload();
    await share.click();
    await mine('Bagikan lokasi saya').waitFor();
    await bot('Kami catat: location').waitFor();
    expect(rig().bot.heard.at(-1)?.input).toEqual({
      type: 'location',
      latitude: -6.2,
      longitude: 106.8,
    });
    expect(await share.count()).toBe(0);
  });

  it('shows that a reply is due', async () => {
    const { bot, choice, page } = await open();
    await choice('Setuju').waitFor();
    let reply: () => void = () => undefined;
    rig().bot.pause = new Promise((resolve) => (reply = resolve));
    await choice('Setuju').click();
    await page.locator('#typing').waitFor({ state: 'visible' });
    reply();
    await bot('Siapa nama').waitFor();
    await page.locator('#typing').waitFor({ state: 'hidden' });
  });

  it('follows the newest message, but not while somebody reads above', async () => {
    const { bot, type, log, page } = await open(phone);
    await bot('Boleh kami simpan').waitFor();
    const scrolled = () => log.evaluate((el) => el.scrollHeight - el.scrollTop - el.clientHeight);
    await type('panjang '.repeat(150));
    await bot('Kami catat').waitFor();
    expect(await scrolled()).toBeLessThan(5);
    await log.evaluate((el) => (el.scrollTop = 0));
    await rig().bot.say(rig().bot.heard[0]!.address, { text: 'Kabar baru' });
    const newer = page.getByRole('button', { name: 'Pesan baru' });
    await newer.click();
    expect(await scrolled()).toBeLessThan(5);
    await newer.waitFor({ state: 'hidden' });
  });

  it('shows in another tab what was said in this one', async () => {
    const first = await open();
    await first.bot('Boleh kami simpan').waitFor();
    const page = await first.context.newPage();
    await page.goto(`${base()}/chat`);
    await page.getByText('Boleh kami simpan').waitFor();
    await first.type('dari tab satu');
    await page.locator('.row.me').filter({ hasText: 'dari tab satu' }).waitFor();
    await page.getByText('Kami catat: dari tab satu').waitFor();
    const texts = await page.locator('.row .text').allTextContents();
    expect(texts.slice(-2)).toEqual(['dari tab satu', 'Kami catat: dari tab satu']);
  });

  it('follows the link that led here at a press, in a new conversation and in one that goes on', async () => {
    const { page, bot, log, complaints } = await open();
    await bot('Halo Kak').waitFor();
    for (const token of ['co-xxxxxxxxxxxxxxxx', 'ci-yyyyyyyyyyyyyyyy']) {
      if (token.startsWith('co-')) await page.context().clearCookies();
      await page.goto(`${base()}/chat?start=${token}`);
      await log.getByRole('button', { name: 'Lanjutkan' }).click();
      await page.waitForURL(`${base()}/chat`);
      await bot('Boleh kami simpan').last().waitFor();
      expect(rig().bot.heard.at(-1)?.input).toEqual({ type: 'start', payload: token });
    }
    expect(complaints).toEqual([]);
  });

  it('works without scripts, as forms', async () => {
    const { page, bot, choice, type } = await open({ ...desktop, javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Mulai' }).click();
    await bot('Halo Kak').waitFor();
    await choice('Setuju').click();
    await bot('Siapa nama Kakak?').waitFor();
    expect(await choice('Setuju').isDisabled()).toBe(true);
    await type('Sari');
    await bot('Kami catat: Sari').waitFor();
    rig().bot.failing = true;
    await type('Dewi');
    rig().bot.failing = false;
    await page.getByRole('button', { name: 'Kirim lagi' }).click();
    await bot('Kami catat: Dewi').waitFor();
    expect(rig().bot.texts).toEqual(['start', 'Setuju', 'Sari', 'Dewi']);
  });
});
