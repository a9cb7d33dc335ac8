import { fontFamily, fontFiles } from './fonts.js';

/**
 * Draws an SVG as PNG, its texts in the font that comes with the program.
 * @param width of the picture, in pixels; the height follows
 */
export async function svgToPng(svg: string, width: number): Promise<Uint8Array> {
  // In a thread of its own: replies go on meanwhile.
  const { renderAsync } = await import('@resvg/resvg-js');
  const drawing = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    background: '#ffffff',
    font: {
      fontFiles: [fontFiles.plain, fontFiles.bold],
      loadSystemFonts: false,
      defaultFontFamily: fontFamily,
    },
  });
  return drawing.asPng();
}
