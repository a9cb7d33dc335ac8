import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { page } from './visitor.js';
import { useDashboard } from './rig.js';

const rig = useDashboard();

describe('the privacy notice', () => {
  it('says who, what, why, how long and which rights, in Indonesian', async () => {
    const { statusCode, body } = await rig.app.inject({ url: '/privasi', headers: page });
    expect(statusCode).toBe(200);
    expect(body).toContain('<html lang="id">');
    // As the question for consent says.
    expect(body).toContain('selama Anda menjadi peserta');
    for (const word of ['DATA SAYA', 'PERBAIKI', 'HAPUS', 'STOP', 'PETUGAS', 'NIK', 'UU 27/2022']) {
      expect(body).toContain(word);
    }
    expect(body).toContain('/privasi?lang=en');
  });

  it('shows every line that there are words for', async () => {
    const { body } = await rig.app.inject('/privasi');
    const { privacy } = JSON.parse(readFileSync('locales/id/web.json', 'utf8')) as {
      privacy: object;
    };
    const lines = Object.values(privacy).flatMap((part: string | object) =>
      typeof part === 'string' ? part : (Object.values(part) as string[]),
    );
    expect(lines.length).toBeGreaterThan(30);
    for (const line of lines) expect(body).toContain(line);
  });

  it('says the same in English', async () => {
    const [id, en] = await Promise.all(
      ['/privasi', '/privasi?lang=en'].map(async (url) => (await rig.app.inject(url)).body),
    );
    expect(en).toContain('for as long as you are a participant');
    const lines = (body: string) => body.match(/<(li|h2|p)/g)?.length;
    expect(lines(en!)).toBe(lines(id!));
  });
});
