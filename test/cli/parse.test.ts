import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { parseCommand } from '../../src/cli/parse.js';

const now = ['--now', '2026-03-12T10:00:00+07:00'];

/** Runs the command on its own and gives what it printed and its exit code. */
async function run(args: string[], input = '', env: NodeJS.ProcessEnv = {}) {
  let printed = '';
  let complaint = '';
  const command = parseCommand({
    input: Readable.from([input]),
    write: (text) => (printed += text),
    writeError: (text) => (complaint += text),
    env,
  });
  await command.parseAsync(args, { from: 'user' });
  const code = process.exitCode ?? 0;
  process.exitCode = 0;
  return { printed, complaint, code };
}

afterEach(() => {
  process.exitCode = 0;
});

describe('pasti parse', () => {
  it.each([
    ['yesno', 'iya kak', 'yes'],
    ['yesno', 'ga usah', 'no'],
    ['yesno', 'nanti dulu', 'unknown'],
    ['money', '2,5 jt', '2500000'],
    ['money', '2-3 jt', 'REJECT'],
    ['date', 'besok', '2026-03-13'],
    ['time', 'setengah empat sore', '15:30'],
    ['time', 'jam 3', 'AMBIGUOUS'],
    ['phone', '0813-0000-5678', '+6281300005678'],
    ['nik', '3171011203909912', 'valid'],
    ['nik', '3171011203909', 'REJECT'],
    ['kecamatan', 'tj priok', 'Tanjung Priok'],
    ['kecamatan', 'kebayoran', 'AMBIGUOUS'],
    ['kecamatan', 'depok', 'REJECT'],
  ])('reads %s "%s" as %s', async (kind, text, expected) => {
    expect(await run([kind, text, ...now])).toEqual({
      printed: `${expected}\n`,
      complaint: '',
      code: 0,
    });
  });

  it('takes a text that begins with a dash', async () => {
    expect((await run(['money', '-5jt'])).printed).toBe('REJECT\n');
  });

  it('answers lines of a table and leaves further columns out', async () => {
    const input = 'money\t5jt\t1\tx\r\n\nyesno\tya\ndate\tlusa\n';
    expect((await run(['--tsv', ...now], input)).printed).toBe(
      'money\t5jt\t5000000\nyesno\tya\tyes\ndate\tlusa\t2026-03-14\n',
    );
  });

  it('takes a moment without offset as the wall clock of the time zone', async () => {
    const late = ['date', 'hari ini', '--now', '2026-03-12T23:30'];
    expect((await run(late)).printed).toBe('2026-03-12\n');
    expect((await run(late, '', { TIME_ZONE: 'Asia/Jayapura' })).printed).toBe('2026-03-12\n');
    const utc = ['date', 'hari ini', '--now', '2026-03-12T23:30:00Z'];
    expect((await run(utc)).printed).toBe('2026-03-13\n');
    expect((await run(utc, '', { TIME_ZONE: 'UTC' })).printed).toBe('2026-03-12\n');
  });

  it.each([
    [['weight', '5 kg'], 'unknown kind "weight"'],
    [['constructor', 'x'], 'unknown kind "constructor"'],
    [['money', '5jt', '--now', 'soon'], '--now "soon"'],
    [['money', '5jt', '--now', '2026-13-01'], '--now "2026-13-01"'],
    [['money'], 'TEXT is missing'],
    [[], 'KIND and TEXT are missing'],
    [['money', '5jt', '--tsv'], '--tsv'],
  ])('refuses %j in one line', async (args, complaint) => {
    const result = await run(args);
    expect(result.code).toBe(2);
    expect(result.printed).toBe('');
    expect(result.complaint).toContain(complaint);
    expect(result.complaint.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a time zone that does not exist', async () => {
    expect((await run(['money', '5jt'], '', { TIME_ZONE: 'Asia/Betawi' })).code).toBe(2);
  });
});
