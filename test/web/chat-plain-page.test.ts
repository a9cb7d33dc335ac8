import { describe, expect, it } from '@jest/globals';
import { addressIn } from './rig.js';
import { arrive, form } from './visitor.js';

describe('the page without scripts', () => {
  it('starts by a button, and has the conversation in it', async () => {
    const { rig, cookie, post } = await arrive();
    const empty = await rig.app.inject({ url: '/chat', headers: { cookie } });
    expect(empty.body).toContain('<button class="choice" name="start" value="1">Mulai</button>');
    const answer = await post('id=message-1&start=1', form);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/chat');
    const page = await rig.app.inject({ url: '/chat', headers: { cookie } });
    expect(page.body).toContain('<strong>OK OCE</strong>');
    expect(page.body).toContain('value="agree">Setuju</button>');
    expect(page.body).not.toContain('name="start"');
    await post('id=message-2&question=1&choice=agree', form);
    const after = await rig.app.inject({ url: '/chat', headers: { cookie } });
    expect(after.body).toContain('<fieldset disabled>');
    expect(after.body).not.toContain('<fieldset>');
  });

  it('follows the link that led here at a press, not by itself, also in a conversation', async () => {
    const { rig, cookie, post } = await arrive();
    await post('id=message-1&start=1', form);
    const url = '/chat?start=ci-kemasan-xxxxxxxxxx';
    const { body } = await rig.app.inject({ url, headers: { cookie } });
    expect(body).toContain('name="payload" value="ci-kemasan-xxxxxxxxxx"');
    expect(rig.bot.heard).toHaveLength(1);
    await post('id=message-2&start=1&payload=ci-kemasan-xxxxxxxxxx', form);
    expect(rig.bot.heard.at(-1)).toMatchObject({
      input: { type: 'start', payload: 'ci-kemasan-xxxxxxxxxx' },
    });
    for (const odd of ['short', '%22%3E%3Cscript%3E-xxxxxxxx', 'x'.repeat(65)]) {
      const page = await rig.app.inject({ url: `/chat?start=${odd}`, headers: { cookie } });
      expect(page.body).not.toContain('name="payload"');
    }
  });

  it('keeps a text that could not be saved, for one press to send it again', async () => {
    const { rig, post } = await arrive();
    rig.bot.failing = true;
    const answer = await post('id=message-1&text=%22%3Cb%3E', form);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('name="id" value="message-1"');
    expect(answer.body).toContain('name="text" value="&quot;&lt;b&gt;"');
  });

  it('shows texts as they were typed, never as HTML', async () => {
    const { rig, cookie, post } = await arrive();
    const nasty = '<img src=x onerror=alert(1)> **tebal** </script> https://contoh.id';
    await post({ id: 'message-1', text: nasty });
    await rig.bot.say(addressIn(cookie), {
      text: '<script>alert(1)</script> https://x.id/"onload=1',
    });
    const page = await rig.app.inject({ url: '/chat', headers: { cookie } });
    expect(page.body).toContain(
      '<p class="text">&lt;img src=x onerror=alert(1)&gt; **tebal** &lt;/script&gt; https://contoh.id</p>',
    );
    expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.body).toContain('href="https://x.id/"');
  });

  it('shows the last fifty messages, and the earlier ones on request', async () => {
    const { rig, cookie } = await arrive();
    for (let n = 1; n <= 60; n += 1)
      await rig.bot.say(addressIn(cookie), { text: `pesan ke-${n}.` });
    const page = await rig.app.inject({ url: '/chat', headers: { cookie } });
    expect(page.body).not.toContain('pesan ke-10.');
    expect(page.body).toContain('href="/chat?all=1"');
    const all = await rig.app.inject({ url: '/chat?all=1', headers: { cookie } });
    expect(all.body).toContain('pesan ke-1.');
  });

  it('speaks English where that was picked', async () => {
    const { rig } = await arrive();
    const picked = await rig.app.inject('/chat?lang=en');
    expect(picked.body).toContain('<html lang="en">');
    const cookie = picked.cookies
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join('; ');
    const later = await rig.app.inject({ url: '/chat', headers: { cookie } });
    expect(later.body).toContain('Write a message');
  });
});

describe('static files', () => {
  it('are small, named by their content, kept by the browser and zipped', async () => {
    const { rig, cookie } = await arrive();
    const page = await rig.app.inject({ url: '/chat', headers: { cookie } });
    const urls = [...page.body.matchAll(/(?:href|src)="(\/chat\/chat\.[^"]+)"/g)].map(
      ([, url]) => url ?? '',
    );
    expect(urls).toHaveLength(2);
    for (const url of urls) {
      const file = await rig.app.inject(url);
      expect(file.rawPayload.length).toBeLessThan(17 * 1024);
      expect(file.headers['cache-control']).toContain('immutable');
      const zipped = await rig.app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
      expect(zipped.headers['content-encoding']).toBe('gzip');
      expect(zipped.rawPayload.length).toBeLessThan(6 * 1024);
    }
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).not.toMatch(/https?:\/\//);
  });
});
