import { inflateSync } from 'node:zlib';

/** The text of a PDF made by us, page by page: the fonts' own tables turn glyphs back into letters. */
export function readPdf(bytes: Uint8Array): { pages: number; text: string } {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id, body] of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    if (id !== undefined && body !== undefined) objects.set(id, body);
  }
  const streams = new Map([...objects].map(([id, body]) => [id, streamOf(body)]));
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values()) {
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id ?? '') ?? '')?.[1];
      if (name !== undefined && map !== undefined) fonts.set(name, readMap(streams.get(map) ?? ''));
    }
  }
  const contents = [...streams.values()].filter((stream) => stream.includes(' Tf'));
  return {
    pages: [...objects.values()].filter((body) => body.includes('/Type /Page\n')).length,
    text: contents.map((stream) => decode(stream, fonts)).join('\n'),
  };
}

function streamOf(body: string): string {
  const found = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1];
  if (found === undefined) return '';
  const data = Buffer.from(found, 'latin1');
  return body.includes('/FlateDecode') ? inflate(data) : data.toString('latin1');
}

function inflate(data: Buffer): string {
  try {
    return inflateSync(data).toString('latin1');
  } catch {
    return '';
  }
}

function readMap(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, first, , list] of map.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    for (const [index, [, code]] of [...(list ?? '').matchAll(/<([\w ]+)>/g)].entries()) {
      const glyph = (parseInt(first ?? '0', 16) + index).toString(16).padStart(4, '0');
      const units = (code ?? '').replaceAll(' ', '').match(/.{4}/g) ?? [];
      letters.set(glyph, units.map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''));
    }
  }
  return letters;
}

function decode(stream: string, fonts: Map<string, Map<string, string>>): string {
  let font = new Map<string, string>();
  const lines: string[] = [];
  for (const [, name, pieces] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? font;
    if (pieces === undefined) continue;
    const glyphs = [...pieces.matchAll(/<(\w+)>/g)].flatMap(
      ([, hex]) => (hex ?? '').match(/.{4}/g) ?? [],
    );
    lines.push(glyphs.map((glyph) => font.get(glyph.toLowerCase()) ?? '?').join(''));
  }
  return lines.join('\n');
}
