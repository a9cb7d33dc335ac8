import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.js';
import { chatInBrowser, desktop, phone } from './open-chat.js';

/** Contrast of two CSS colours after WCAG 2; as a string, as it is run inside the page. */
const contrastScript = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const light = (color) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color !== 'rgba(0, 0, 0, 0)') return color;
    }
    return 'white';
  };
  const selectors = '.text, .text a, .meta, .day, .choice, .retry, #banner, h1, header p, .lang, #text';
  return [...document.querySelectorAll(selectors)]
    .filter((element) => element.textContent || element.id === 'text')
    .map((element) => {
      const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
      return { what: element.className || element.tagName, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
    });
})()`;

const focusedScript = `(() => {
  const { id, textContent } = document.activeElement;
  return id || textContent.trim();
})()`;

describeInBrowser('the chat page for everybody', (newContext) => {
  const { rig, open } = chatInBrowser(newContext);

  it('has landmarks, names and a language', async () => {
    const { page, bot, choice, log, input } = await open();
    await bot('Boleh kami simpan').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('id');
    for (const role of ['banner', 'main', 'contentinfo'] as const) {
      expect(await page.getByRole(role).count()).toBe(1);
    }
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('PASti');
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await page.getByRole('group', { name: 'Pilihan jawaban' }).count()).toBe(1);
    expect(await choice('Setuju').count()).toBe(1);
    expect(await input.count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Kirim' }).count()).toBe(1);
    // Who speaks is said, not only shown by side and colour.
    expect(await bot('Halo Kak').locator('.sr').first().textContent()).toBe('PASti: ');
    const nameless = await page
      .locator('button, a, input:not([type=hidden]), textarea')
      .evaluateAll((all) => all.filter((el) => !el.textContent && !el.ariaLabel && !el.id).length);
    expect(nameless).toBe(0);
  });

  it('is used by keyboard alone, in a sensible order', async () => {
    const { page, bot, choice } = await open();
    await choice('Setuju').waitFor();
    const focused = () => page.evaluate(focusedScript);
    // Writing can begin at once.
    expect(await focused()).toBe('text');
    await page.locator('.skip').focus();
    const order = [];
    for (let n = 0; n < 7; n += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual([
      'English',
      'log',
      'https://contoh.id/privasi',
      'Setuju',
      'Tidak dulu',
      'file',
      'text',
    ]);
    await choice('Setuju').focus();
    await page.keyboard.press('Enter');
    await bot('Siapa nama').waitFor();
    expect(await focused()).toBe('text');
    await page.keyboard.type('Sari');
    await page.keyboard.press('Enter');
    await bot('Kami catat: Sari').waitFor();
    expect(rig().bot.texts).toEqual(['start', 'Setuju', 'Sari']);
  });

  it('has targets for thumbs, and nothing sideways, on a narrow phone', async () => {
    const { page, bot, choice } = await open({ ...phone, viewport: { width: 320, height: 560 } });
    await bot('Boleh kami simpan').waitFor();
    for (const target of [choice('Setuju'), page.getByRole('button', { name: 'Kirim' })]) {
      const box = (await target.boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(44);
      expect(box.width).toBeGreaterThanOrEqual(44);
    }
    await rig().bot.say(rig().bot.heard[0]!.address, {
      text: `https://x.id/${'panjang'.repeat(30)}`,
    });
    await bot('panjang').waitFor();
    const wide = () => page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(await wide()).toBe(false);
    // As when the on-screen keyboard takes half of the screen.
    await page.setViewportSize({ width: 320, height: 280 });
    const bottom = () =>
      page.evaluate<number>("document.querySelector('#compose').getBoundingClientRect().bottom");
    for (let looks = 0; (await bottom()) > 280 && looks < 100; looks += 1) await wait(50);
    expect(await bottom()).toBeLessThanOrEqual(280);
  });

  it.each(['light', 'dark'] as const)('can be read in %s colours', async (colorScheme) => {
    const { page, bot, mine, type } = await open({ ...desktop, colorScheme });
    await bot('Boleh kami simpan').waitFor();
    rig().bot.failing = true;
    await type('halo');
    await mine('halo').getByRole('button', { name: 'coba lagi' }).waitFor();
    const found = await page.evaluate<{ what: string; ratio: number }[]>(contrastScript);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  it('does not move for who wants no motion', async () => {
    const { page } = await open({ ...desktop, reducedMotion: 'reduce' });
    const animation = await page.evaluate(
      `getComputedStyle(document.querySelector('.dots i')).animationName`,
    );
    expect(animation).toBe('none');
  });
});
