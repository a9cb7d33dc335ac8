import { hostname } from 'node:os';
import type { Document } from '../bson/value.js';
import { maxDocumentBytes } from '../update/apply.js';
import { maxMessageBytes } from '../wire/message.js';
import type { Command } from './context.js';

/** The MongoDB whose commands these are, as far as they go; 8.0 would bring `bulkWrite`. */
const version = '7.0.0';
const maxWireVersion = 21;

/** Answers both `hello` and its legacy names: a standalone server. */
export function hello(command: Command): Document {
  return {
    ...(command.name === 'hello' ? { isWritablePrimary: true } : { helloOk: true, ismaster: true }),
    maxBsonObjectSize: maxDocumentBytes,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion,
    readOnly: false,
  };
}

export function buildInfo(): Document {
  return {
    version,
    versionArray: version.split('.').map(Number).concat(0),
    gitVersion: 'embedded',
    modules: [],
    bits: 64,
    debug: false,
    maxBsonObjectSize: maxDocumentBytes,
  };
}

export function serverStatus(command: Command): Document {
  const uptime = Math.floor((Date.now() - command.state.startedAt) / 1000);
  return {
    host: hostname(),
    version,
    process: 'embedded',
    pid: process.pid,
    uptime,
    localTime: new Date(),
  };
}

export function hostInfo(): Document {
  return {
    system: { currentTime: new Date(), hostname: hostname() },
    os: { type: process.platform },
    extra: {},
  };
}

export function connectionStatus(): Document {
  return { authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } };
}

export function getParameter(command: Command): Document {
  return command.body.featureCompatibilityVersion === 1
    ? { featureCompatibilityVersion: { version: '7.0' } }
    : {};
}

export function nothing(): Document {
  return {};
}
