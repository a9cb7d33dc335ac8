import { pino, stdSerializers, type Logger } from 'pino';
import type { Config } from '../config.js';

/**
 * JSON lines, pretty on a terminal. Bot tokens are taken out of errors: HTTP clients put the whole address
 * into their messages, and redaction by path does not reach these.
 */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  pretty = process.stdout.isTTY,
): Logger {
  const options = {
    level: config.logLevel,
    serializers: { err: (error: Error) => withoutTokens(stdSerializers.err(error)) },
  };
  return pretty
    ? pino({
        ...options,
        transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname' } },
      })
    : pino(options);
}

function withoutTokens(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/bot\d+:[\w-]+/g, 'bot<token>');
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutTokens(one)]));
}
