import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import { withoutPoliteness } from './politeness.js';
import { type Reader, type Reading, rejected, value } from './reading.js';
import { longestAnswer, type Token, tokenize } from './tokens.js';

/** Words that may stand beside a number and say only that it is one. */
const fillers = new Set(
  `nomor nomer nmr no nope hp wa whatsapp telp telepon tlp telpon phone tel saya sy aku gw ini adalah aktif yang yg wame me https http
  hubungi kontak contact number ponsel handphone hape watsap wasap yaitu nih pake pakai di ada juga telegram nya ku aja saja nomernya nomornya nmrnya nomorku nomerku nohp ke bisa`.split(
    /\s+/,
  ),
);
const separators = new Set('. - ( ) + : / , ='.split(' '));
const longestNumber = 13;

/** A letter typed right behind a digit. */
function isGlued(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token?.kind === 'word' && !token.gap && tokens[index - 1]?.kind === 'digits';
}

/** The digits with their groups, or why there is not one clear number. */
function collect(tokens: readonly Token[]): string[] | string {
  const groups: string[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'digits') {
      groups.push(token.text);
      continue;
    }
    const gluedAhead = tokens[index + 1]?.kind === 'digits' && tokens[index + 1]?.gap === false;
    const betweenDigits =
      groups.length > 0 && tokens.slice(index).some(({ kind }) => kind === 'digits');
    if (token.kind === 'word') {
      if (!fillers.has(token.text)) return gluedAhead ? 'letters' : 'unclear';
      if (betweenDigits) return 'several';
    } else if (!separators.has(token.text)) return 'unclear';
    else if (betweenDigits && /[/,:=]/.test(token.text)) return 'several';
  }
  return groups.length === 0 ? 'not_found' : groups;
}

/** The number as it is dialled abroad: 0062, 62 and +62 0 all come to +62. */
function international(groups: readonly string[]): string {
  const digits = groups.join('').replace(/^00/, '');
  if (/^620?8/.test(digits)) return `+62${digits.slice(2).replace(/^0/, '')}`;
  return digits.startsWith('8') ? `+62${digits}` : digits;
}

function readDigits(groups: readonly string[], plus: boolean): Reading<string> {
  const digits = groups.join('');
  const starts = groups.filter((group) => /^(0|62)?8\d{7,}/.test(group)).length;
  if (starts > 1) return rejected('several');
  const national = international(groups);
  if (/^62[2-7]\d{6,}/.test(national)) return rejected('landline');
  if (plus && !national.startsWith('+62')) return rejected('not_mobile');
  const local = national.replace(/^\+62/, '0');
  if (/^0?(2|3|4|5|6|7|9)\d{5,}$/.test(local))
    return rejected(local.startsWith('0') ? 'landline' : 'digits', { digits: digits.length });
  if (!local.startsWith('08'))
    return rejected(local.length < 8 || local.startsWith('6') ? 'digits' : 'not_mobile', {
      digits: digits.length,
    });
  if (local.startsWith('0800')) return rejected('not_mobile');
  if (local.length > longestNumber) return rejected('digits', { digits: digits.length });
  const number = parsePhoneNumberFromString(national, 'ID', metadata);
  if (number?.country !== 'ID' || !number.isValid())
    return rejected('digits', { digits: digits.length });
  return value(number.number);
}

/**
 * One Indonesian mobile number, as E.164 ("+6281200001234").
 *
 * Takes 08..., 8..., 62..., +62..., 0062... and wa.me links, with spaces, dots, dashes and brackets, and
 * words such as "nomor saya". Never corrects letters into digits.
 * Reasons: `several`, `letters` (a letter among the digits), `landline`, `not_mobile` (toll-free, foreign),
 * `digits` ({digits}: too few, too many or not a number in use), `unclear` (other words around),
 * `question`, `too_long`, `not_found`.
 */
export const readPhone: Reader<string> = (text) => {
  if (text.trim().length > longestAnswer) return rejected('too_long');
  const typed = tokenize(text.trim());
  const tokens = withoutPoliteness(typed);
  if (tokens.some((token) => token.text === '?')) return rejected('question');
  if (typed.some((_, index) => isGlued(typed, index))) return rejected('letters');
  const groups = collect(tokens);
  if (typeof groups === 'string') return rejected(groups);
  return readDigits(
    groups,
    tokens.some((token) => token.text === '+'),
  );
};
