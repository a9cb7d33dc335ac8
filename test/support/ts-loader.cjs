/**
 * Types are stripped by swc, once: what comes out is kept in node_modules/.cache, since tests start many processes.
 * Imports of `./x.js` find `./x.ts`. In tests `@jest/globals` is the runner's
 * (jest-globals.ts).
 */
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { threadId } = require('node:worker_threads');
const { version } = require('@swc/core/package.json');

const jestGlobals = pathToFileURL(join(__dirname, 'jest-globals.ts')).href;

exports.resolve = async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') {
    return { url: jestGlobals, format: 'module', shortCircuit: true };
  }
  if (/^(\.{1,2}\/|file:).*\.js$/.test(specifier)) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (!source.pathname.includes('/node_modules/') && existsSync(source)) {
      return { url: source.href, format: 'module', shortCircuit: true };
    }
  }
  return next(specifier, context);
};

exports.load = async function load(url, context, next) {
  // The runner imports a test file as `file.test.ts?<moment>`.
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:' || !pathname.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: stripOnce(fileURLToPath(url)), shortCircuit: true };
};

const cache = join(__dirname, '../../node_modules/.cache/pasti-ts');
mkdirSync(cache, { recursive: true });

/** By content and name (which stands in the source map), so nothing in the cache is ever out of date. */
function stripOnce(filename) {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha1').update(`${version}\n${filename}\n${source}`).digest('hex');
  const kept = join(cache, `${key}.mjs`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const code = strip(source, filename);
    const unfinished = `${kept}.${process.pid}.${threadId}`;
    writeFileSync(unfinished, code);
    renameSync(unfinished, kept);
    return code;
  }
}

function strip(source, filename) {
  // Loaded only where it is wanted: it takes as long as a hundred files.
  const { transformSync } = require('@swc/core');
  return transformSync(source, {
    filename,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    sourceMaps: 'inline',
    swcrc: false,
  }).code;
}
