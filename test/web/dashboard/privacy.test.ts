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

  it('says the same in English', async () => {
    const [id, en] = await Promise.all(
      ['/privasi', '/privasi?lang=en'].map(async (url) => (await rig.app.inject(url)).body),
    );
    expect(en).toContain('for as long as you are a participant');
    const lines = (body: string) => body.match(/<(li|h2|p)/g)?.length;
    expect(lines(en!)).toBe(lines(id!));
  });
});
