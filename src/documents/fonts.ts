import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const fontFile = (name: string): string => require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** The family that texts in pictures and documents are set in; machines may have no font of their own. */
export const fontFamily = 'DejaVu Sans';

/** Paths of the font's files. */
export const fontFiles = {
  plain: fontFile('DejaVuSans'),
  bold: fontFile('DejaVuSans-Bold'),
} as const;

/** No letters of the font are lost: what it has no sign for (an emoji) is left out, with control characters. */
export const printable = (text: string): string =>
  text
    .replace(/[\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]/gu, (sign) =>
      /[\p{N}©®™]/u.test(sign) ? sign : '',
    )
    .replace(/[^\P{Cc}\n\t]/gu, '');
