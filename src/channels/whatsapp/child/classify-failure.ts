import type { FailureKind } from '../protocol.js';

/** The library throws strings as well as errors. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '';

const kinds: [RegExp, FailureKind][] = [
  [
    /ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|NETWORK|CONNECTION|ADDRESS|TIMED_OUT|PROXY|CERT|SSL|TUNNEL)/i,
    'no-network',
  ],
  [
    /could not find (chrome|browser)|failed to launch|ENOENT|EACCES|executable|spawn|no usable sandbox|code: \d+/i,
    'no-browser',
  ],
  [/already running|EEXIST|ENOTDIR|user data|profile|SingletonLock/i, 'session'],
  [/auth timeout|ready timeout|timed out|deadline|protocolTimeout/i, 'hung'],
  [
    /target closed|session closed|detached|browser (has )?disconnected|connection closed|page crashed/i,
    'browser-gone',
  ],
];

/** What went wrong, by the words of the browser or the library. */
export function classifyFailure(error: unknown): FailureKind {
  const message = messageOf(error);
  return kinds.find(([pattern]) => pattern.test(message))?.[1] ?? 'broken';
}

/** States of WhatsApp Web in which the account is not wanted. */
export function classifyState(state: string): FailureKind {
  if (state === 'LOGOUT' || state === 'UNPAIRED' || state === 'UNPAIRED_IDLE') return 'logged-out';
  if (state === 'CONFLICT') return 'conflict';
  if (/TOS_BLOCK|PROXYBLOCK|DEPRECATED_VERSION|UNLAUNCHED/.test(state)) return 'refused';
  return 'broken';
}
