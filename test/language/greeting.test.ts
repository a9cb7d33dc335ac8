import { describe, expect, it } from '@jest/globals';
import { readGreeting } from '../../src/language/greeting.js';

describe('greetings', () => {
  it.each([
    ['halo', 'halo'],
    ['Haloo kak!', 'halo'],
    ['p', 'halo'],
    ['permisi', 'halo'],
    ['punten min', 'halo'],
    ['Assalamualaikum wr wb', 'salam'],
    ['asslm kak', 'salam'],
    ['assalamualaikum, selamat pagi', 'salam'],
    ['met pagi', 'pagi'],
    ['selamat siang pak', 'siang'],
    ['sore 🙏', 'sore'],
    ['halo, selamat malam', 'malam'],
  ])('"%s" is %s', (text, kind) => {
    expect(readGreeting(text)).toBe(kind);
  });

  it.each(['pagi jam 9', 'halo saya mau daftar', 'nanti malam', 'ya', '', '😊', 'besok pagi'])(
    '"%s" is none',
    (text) => {
      expect(readGreeting(text)).toBeUndefined();
    },
  );
});
