import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { chatCommand } from '../../src/cli/chat.js';
import { packagePath } from '../../src/package-root.js';

let printed = '';
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

async function play(file: string, ...options: string[]): Promise<string> {
  await chatCommand().parseAsync(['--script', file, ...options], { from: 'user' });
  return printed;
}

describe('pasti chat --script', () => {
  it.each([
    ['channel', 'web-offers-telegram'],
    ['given documents, the store at the end', 'mentoring-nobody'],
    ['channel, buttons, language', 'whatsapp-form-english'],
  ])('plays a golden conversation to the letter: %s', async (_head, name) => {
    const file = packagePath('test', 'transcripts', `${name}.transcript`);
    expect(await play(file)).toBe(readFileSync(file, 'utf8'));
  });

  it('plays what nobody has played yet, on another channel where the options want it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pasti-'));
    const file = join(folder, 'new.transcript');
    writeFileSync(file, '# language: en\nhalo\n');
    const text = await play(file, '--channel', 'whatsapp', '--no-buttons');
    expect(text).toMatch(/^# language: en\n\n> halo\n< Hello/);
    expect(text).toContain('Reply AGREE or NO.');
    expect(text).not.toContain('[Agree]');
    rmSync(folder, { recursive: true });
  });
});
