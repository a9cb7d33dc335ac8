import { readCommand } from './command.js';
import { readGreeting } from './greeting.js';
import { type Reader, rejected, value } from './reading.js';
import { isPolite } from './politeness.js';
import { longestAnswer, WordTable } from './tokens.js';
import { readYesNo } from './yesno.js';

const longestName = 80;
const letterLike = /^[\p{L}\p{M}'’`´.,\-\s]+$/u;
const decoration =
  /[\p{Extended_Pictographic}\u200B-\u200F\uFE00-\uFE0F\u{1F3FB}-\u{1F3FF}\u{1F1E6}-\u{1F1FF}]/gu;

/** What people put before their name, longest first. */
const openings =
  /^(?:(?:ok|oke|perkenalkan|kenalkan|kenalin|halo|hai|hi|iya|ya|assalamualaikum|selamat (?:pagi|siang|sore|malam)|pagi|siang|sore|malam)\b[\s,.!]*)*(?:(?:nama(?: lengkap)?(?: (?:saya|sy|aku|gw|gue|ane|aye))?|namaku|nm|panggil(?: saja| aja)?(?: saya)?|saya|sy|aye|aku|gw|gue)(?: adalah| itu| ialah)?(?:\s*[:=]\s*|\s+))?/i;

/** Forms of address that are no part of a name on a KTP. */
const addresses = new Set('ibu bu bapak bpk pak mbak mba kak kakak bang bung'.split(' '));
const particles = new Set('bin binti bt van de der da di el al'.split(' '));

/** Words that no name holds: the text is a sentence. */
const sentenceWords = WordTable.of({
  question: 'apa apakah siapa kenapa mengapa gimana bagaimana berapa kapan dimana mana kok',
  sentence: `tidak gak nggak ngga enggak bukan belum mau ingin pengen bisa boleh harus sudah udah nanti lupa bingung tau tahu ini itu yang
    dan atau untuk dari dengan sama karena kalau kalo tapi saya aku kamu anda kami daftar pelatihan usaha jualan dagang punya ada
    nama ktp nik nomor rahasia skip lewat jl jln jalan warung toko rt rw kecamatan kelurahan`,
});

/** Upper case at the start and behind dots, dashes and spaces: "s.pd." becomes "S.Pd.". */
function titleWord(word: string): string {
  return word
    .toLowerCase()
    .replace(
      /(^|[.-])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}

function dressUp(words: readonly string[]): string {
  const text = words.join(' ');
  const shouted = text === text.toUpperCase();
  return words
    .map((word, index) => {
      const quiet = word === word.toLowerCase();
      if (!quiet && !shouted) return word;
      const particle = index > 0 && particles.has(word.toLowerCase());
      return particle ? word.toLowerCase() : titleWord(word);
    })
    .join(' ');
}

/** Takes politeness off the end and forms of address off the front; a capital letter in a mixed text stays. */
function strip(words: readonly string[]): string[] {
  const text = words.join('');
  const shouted = text === text.toUpperCase();
  const droppable = (word: string) => {
    const bare = word.toLowerCase().replace(/[.,!]+$/, '');
    return (shouted || word === word.toLowerCase()) && isPolite(bare);
  };
  let kept = [...words];
  while (kept.length > 1 && droppable(kept.at(-1) ?? '')) kept.pop();
  if (kept.length > 1 && /^terima$/i.test(kept.at(-2) ?? '') && /^kasih$/i.test(kept.at(-1) ?? ''))
    kept = kept.slice(0, -2);
  while (kept.length > 1 && droppable(kept.at(-1) ?? '')) kept.pop();
  while (kept.length > 1 && addresses.has((kept[0] ?? '').toLowerCase().replace(/\.$/, '')))
    kept.shift();
  const last = kept.at(-1);
  if (last !== undefined)
    kept[kept.length - 1] = last.replace(/,+$/, '').replace(/^([^.]{4,})\.+$/, '$1');
  return kept;
}

const bare = (word: string): string => word.toLowerCase().replace(/[.,]/g, '');

function isSomethingElse(text: string, now: { now: Date; timeZone: string }): boolean {
  return (
    readGreeting(text) !== undefined ||
    readCommand(text) !== undefined ||
    readYesNo(text, now).outcome === 'value'
  );
}

/**
 * A person's name as typed, in letters of any script, with initials and titles ("Hj. Aisyah, S.E.").
 * Introductions ("nama saya ...") and politeness are taken off; lower or upper case becomes title case,
 * mixed case is kept.
 * Reasons: `digits`, `question`, `lines` (more than one), `characters`, `too_short`, `too_long`,
 * `not_a_name` (a greeting, a command, a sentence), `not_found`.
 */
export const readName: Reader<string> = (text, context) => {
  const typed = text.trim();
  if (typed.length > longestAnswer) return rejected('too_long');
  if (/[\r\n]/.test(typed)) return rejected('lines');
  if (/\p{N}/u.test(typed)) return rejected('digits');
  if (typed.includes('?')) return rejected('question');
  const plain = typed
    .normalize('NFC')
    .replace(decoration, ' ')
    .replace(/[’‘`´ʼ]/g, "'")
    .replace(/[!~*"“”]+/g, ' ')
    .trim();
  if (!/\p{L}/u.test(plain)) return rejected(typed === '' ? 'not_found' : 'not_a_name');
  if (isSomethingElse(plain, context)) return rejected('not_a_name');
  const stripped = plain.replace(openings, '').replace(/^[\s.,:-]+/, '');
  if (!letterLike.test(stripped)) return rejected(stripped === '' ? 'not_a_name' : 'characters');
  const words = strip(stripped.split(/\s+/).filter((word) => /\p{L}/u.test(word)));
  const name = dressUp(words);
  if (name === '' || words.some((word) => sentenceWords.get(bare(word))))
    return rejected('not_a_name');
  if ((name.match(/\p{L}/gu)?.length ?? 0) < 2) return rejected('too_short');
  if (name.length > longestName || words.length > 12) return rejected('too_long');
  if (isSomethingElse(name, context)) return rejected('not_a_name');
  return value(name);
};
