import { readdirSync, readFileSync } from 'node:fs';
import { packagePath } from '../../src/package-root.js';

/** A piece of code in a document: a fenced block, or a span in a sentence. */
export interface Code {
  file: string;
  /** Where it begins, from 1. */
  line: number;
  /** Of a fenced block; empty where none is named. */
  language: string | undefined;
  text: string;
}

const guides = readdirSync(packagePath('docs')).filter((name) => name.endsWith('.md'));

export const documents = ['README.md', ...guides.map((name) => `docs/${name}`)];

/** All code in README.md and docs/*.md, in order. */
export const readDocs = (): Code[] =>
  documents.flatMap((file) => readCode(file, readFileSync(packagePath(file), 'utf8')));

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;
const span = /`([^`]+)`/g;

/** The code of a document in Markdown. */
export function readCode(file: string, text: string): Code[] {
  const lineOf = (at: number) => text.slice(0, at).split('\n').length;
  const blocks = [...text.matchAll(fence)].map(({ index, 1: language = '', 2: body = '' }) => ({
    file,
    line: lineOf(index) + 1,
    language,
    text: body,
  }));
  // Blank where a block was, so that the lines keep their numbers.
  const sentences = text.replace(fence, (block) => block.replace(/[^\n]/g, ' '));
  const spans = [...sentences.matchAll(span)].map(({ index, 1: body = '' }) => ({
    file,
    line: lineOf(index),
    language: undefined,
    // Wrapped by the width of the text; a bar is escaped in tables.
    text: body.replace(/\s+/g, ' ').replaceAll('\\|', '|'),
  }));
  return [...blocks, ...spans].sort((a, b) => a.line - b.line);
}
