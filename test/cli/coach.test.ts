import { describe, expect, it } from '@jest/globals';
import { coachCommand } from '../../src/cli/coach.js';
import { openStore } from '../../src/app/open-store.js';
import { readConfig } from '../../src/config.js';
import { coachStore } from '../../src/modules/coaches/store/coaches.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { useScratchData } from './scratch-data.js';

const scratch = useScratchData();

const run = (...args: string[]) => coachCommand().parseAsync(args, { from: 'user' });

describe('pasti coach', () => {
  it('invites by a single-use link, whose token is not kept, and lists coaches', async () => {
    await run(
      ...['invite', 'Rina Hartati', '--kecamatan', '31.74.02,Tebet', '--speciality', 'culinary,P4'],
      ...['--phone', '0812 0000 5678', '--salutation', 'ibu', '--capacity', '25'],
    );
    const link = /https:\S+/.exec(scratch.printed[0] ?? '')?.[0] ?? '';
    expect(link).toMatch(/^https:\/\/pasti\.example\/chat\?start=co-[\w-]{24}$/);
    await run('list');
    expect(scratch.printed[2]).toMatch(
      /^rina-hartati-[0-9a-f]{6}\tRina Hartati\t0\/25\t31\.74\.02,31\.74\.01\tinvited$/,
    );
    const store = await openStore(readConfig({ DATA_DIR: scratch.dir }), quietLogger);
    const [coach] = await coachStore(store.database).list();
    expect(coach).toMatchObject({
      ...{ name: 'Rina Hartati', salutation: 'ibu', phone: '+6281200005678', capacity: 25 },
      ...{ kecamatan: ['31.74.02', '31.74.01'], specialities: ['culinary', 'P4'] },
    });
    const kept = await store.database.coachInvitations.find({}).lean();
    const week = 7 * 86_400_000;
    expect(kept).toHaveLength(1);
    expect((kept[0]?.expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(week - 600_000);
    expect(JSON.stringify(kept)).not.toContain(link.split('start=co-')[1]);
    await store.close();
    const id = coach?.id ?? '';
    await run('invite', 'Rina', '--for', id);
    expect(scratch.printed[3]).toContain(id);
    expect(scratch.printed[3]).not.toContain(link);
  });

  it.each([
    [['invite', 'A', '--kecamatan', 'Bogor'], '"Bogor" is not one kecamatan of Jakarta'],
    [['invite', 'A', '--phone', '021 555'], '"021 555" is not an Indonesian mobile number'],
    [['invite', 'A', '--for', 'nobody'], 'there is no coach "nobody"'],
  ])('refuses %j', async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });
});
