/**
 * Lets plain node run TypeScript: `node --import ./test/support/ts-hook.cjs file.ts`, and threads that it starts.
 */
const { register } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

register(pathToFileURL(join(__dirname, 'ts-loader.cjs')));
