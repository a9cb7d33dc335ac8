import { commandLine } from '../command-line.js';
import { localUrl, type Config } from '../config.js';
import { holderOf, ownsDataDir } from './claim-data-dir.js';

/** Where people reach the web part. */
export interface WebAddress {
  url: string;
  /** What whoever hands out a link has to know; undefined: it opens now. */
  caution: string | undefined;
}

/**
 * The address of the process that runs on DATA_DIR: its PUBLIC_URL, or where it really listens. Where none runs, or
 * processes share the store of a server, it is what the settings say.
 */
export function webAddress(config: Config): WebAddress {
  const { publicUrl: url } = config;
  if (!ownsDataDir(config)) {
    const caution = `PUBLIC_URL is not set: the link is for a PASti that listens at ${url}`;
    return { url, caution: isLocal(config) ? caution : undefined };
  }
  const address = holderOf(config)?.address;
  if (address !== undefined) return { url: address, caution: undefined };
  const later = `${commandLine('start')} with the same settings`;
  return { url, caution: `${nobody(config)}: the link opens after ${later}` };
}

/** `webAddress`, for a link. @throws Error where the settings name no port and nobody listens */
export function webAddressOfLink(config: Config): WebAddress {
  const found = webAddress(config);
  if (found.caution === undefined || config.port !== 0 || !isLocal(config)) return found;
  throw new Error(
    `${nobody(config)}, and with PORT=0 its port is not known before; start it first, or set PUBLIC_URL`,
  );
}

const isLocal = ({ publicUrl, host, port }: Config): boolean => publicUrl === localUrl(host, port);

const nobody = ({ dataDir }: Config): string =>
  `no PASti serves the web on DATA_DIR ${dataDir} now`;
