/**
 * Types are stripped by swc; imports of `./x.js` find `./x.ts`. In tests `@jest/globals` is the runner's
 * (jest-globals.ts).
 */
const { existsSync } = require('node:fs');
const { readFile } = require('node:fs/promises');
const { join } = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { transformSync } = require('@swc/core');

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
  const filename = fileURLToPath(url);
  const { code } = transformSync(await readFile(filename, 'utf8'), {
    filename,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    sourceMaps: 'inline',
    swcrc: false,
  });
  return { format: 'module', source: code, shortCircuit: true };
};
