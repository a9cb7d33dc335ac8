/** "3174********9901": enough to recognise a NIK by, not enough to use it. */
export function maskNik(nik: string): string {
  return nik.length < 12
    ? '*'.repeat(nik.length)
    : nik.slice(0, 4) + '*'.repeat(nik.length - 8) + nik.slice(-4);
}

/** A digit, then at least twelve more with at most two separators before each. */
const longRun = /\d(?:[\s.\-_/]{0,2}\d){12,}/g;

/** Masks every run of 13 or more digits, also with separators inside, for logs. Nothing of it stays readable. */
export function maskDigits(text: string): string {
  return text.replace(longRun, (run) => run.replace(/\d/g, '*'));
}
