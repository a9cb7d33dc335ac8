import { LineCounter, parseDocument } from 'yaml';
import { faultAt, lineAt, oneLine, type Fault, type FaultCode } from './check/fault.js';
import { readNode } from './check/read-node.js';
import { readWith } from './check/schema-faults.js';
import { readLines } from './check/yaml-lines.js';
import { frameSchema } from './flow-schema.js';
import type { Flow, FlowNode, FlowSet } from './flow.js';

/**
 * Reads one flow file. Never throws; what is wrong comes back as faults.
 * @param file Its name, for messages.
 * @param text What is in it (YAML).
 * @returns The flow unless there are faults. Whether its names lead anywhere is not looked at: see
 *   `check/check-flows.ts`.
 */
export function parseFlow(file: string, text: string): { flow?: Flow; faults: Fault[] } {
  try {
    return readFlow(file, text);
  } catch (error) {
    // The YAML library gives up by throwing: aliases that multiply, nesting without end.
    const why = oneLine(error instanceof Error ? error.message : String(error));
    return { faults: [{ file, line: 1, code: 'yaml', message: `can not be read: ${why}` }] };
  }
}

/**
 * Puts loaded flows together.
 * @param root The flow that answers when nothing is open.
 * @throws Error if two flows have the same name or the root is not among them: a programmer's
 *   mistake here, since `checkFlows` reports both to authors.
 */
export function assembleFlows(flows: readonly Flow[], root: string): FlowSet {
  const byName = new Map<string, Flow>();
  for (const flow of flows) {
    const other = byName.get(flow.flow);
    if (other) {
      throw new Error(
        `Flow "${flow.flow}" is in ${other.source.file} as well as in ${flow.source.file}`,
      );
    }
    byName.set(flow.flow, flow);
  }
  if (!byName.has(root)) throw new Error(`There is no flow "${root}" to begin with`);
  return { root, flows: Object.fromEntries(byName) };
}

function readFlow(file: string, text: string): { flow?: Flow; faults: Fault[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false });
  const { lines, duplicates } = readLines(document, counter);
  const source = { file, lines: withNodeLines(lines) };
  const shell: Flow = { flow: '', version: 0, start: '', nodes: {}, moved: {}, words: {}, source };

  const broken = document.errors.map((error) =>
    atLine(shell, counter.linePos(error.pos[0]).line, 'yaml', firstLine(error.message)),
  );
  const doubled = duplicates.map(({ path, line, first }) => {
    const message = `"${path.at(-1) ?? ''}" is given twice, first in line ${first}`;
    return { ...faultAt(shell, path, 'duplicate-key', message), line };
  });
  if (broken.length > 0) return { faults: [...broken, ...doubled] };

  const read = readContents(shell, document.toJS());
  return doubled.length > 0 ? { faults: [...doubled, ...read.faults] } : read;
}

function readContents(shell: Flow, contents: unknown): { flow?: Flow; faults: Fault[] } {
  const frame = readWith(frameSchema, contents ?? {}, []);
  const found = 'faults' in frame ? frame.faults : [];
  const given = (contents as { nodes?: unknown } | null)?.nodes;
  const nodes: Record<string, FlowNode> = {};
  for (const [name, value] of Object.entries(isFields(given) ? given : {})) {
    const read = readNode(name, value);
    if ('faults' in read) found.push(...read.faults);
    else nodes[name] = read.node;
  }
  if (found.length > 0 || 'faults' in frame) {
    const faults = found.map(({ path, code, message }) =>
      faultAt(shell, path.map(String), code, message),
    );
    return { faults: faults.sort((a, b) => a.line - b.line) };
  }
  const { flow, version, start, moved = {}, words = {}, resumes } = frame.value;
  const rest = { moved, words, ...(resumes && { resumes }), source: shell.source };
  return { flow: { flow, version, start, nodes, ...rest }, faults: [] };
}

/** Nodes are also found by their bare names, which no pointer can be. */
function withNodeLines(lines: Record<string, number>): Record<string, number> {
  const all = { ...lines };
  for (const [place, line] of Object.entries(lines)) {
    const name = /^\/nodes\/([^/]+)$/.exec(place)?.[1];
    if (name !== undefined) all[name] = line;
  }
  return all;
}

/** A fault of which only the line is known: the node is the one that begins last before it. */
function atLine(shell: Flow, line: number, code: FaultCode, message: string): Fault {
  const fault: Fault = { file: shell.source.file, line, code, message: oneLine(message) };
  const { lines } = shell.source;
  const begun = Object.keys(lines).filter(
    (name) => !name.startsWith('/') && lineAt(lines, ['nodes', name]) <= line,
  );
  const last = begun.sort((a, b) => (lines[a] ?? 0) - (lines[b] ?? 0)).at(-1);
  if (last !== undefined) fault.node = last;
  return fault;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}
