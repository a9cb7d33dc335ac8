import type { ConversationParts } from '../composition/build-conversations.js';
import type { ChannelName } from '../ports/channel.js';
import type { Logger } from '../ports/logger.js';
import type { Database } from '../store/connect.js';
import type { Golden } from './golden.js';
import { changeMeanwhile, loadGiven } from './load-given.js';
import { playScript } from './play-script.js';
import { openScratch } from './scratch.js';
import { readScript, readSettings } from './script.js';

export interface PlayGoldenOptions {
  /** Where what is given lies (`sari.json`). */
  given: string;
  logger: Logger;
  /** Counts whatever the conversation says of itself. */
  channel?: ChannelName | undefined;
  buttons?: boolean | undefined;
  /** Told every way that the conversation walks. */
  trace?: ConversationParts['trace'];
  /** Looks at the store after the last answer. */
  look?: (database: Database) => Promise<void>;
}

/**
 * Plays a conversation through the real turn, on a store of its own in memory, on the channel and with the documents
 * that its remarks name.
 * @returns the transcript, without the remarks
 */
export async function playGolden(golden: Golden, options: PlayGoldenOptions): Promise<string> {
  const settings = readSettings(golden.head.join('\n'));
  const scratch = await openScratch(options.logger, options.trace);
  try {
    await loadGiven(scratch.database, options.given, settings.given);
    const transcript = await playScript(readScript(golden.script), {
      channel: options.channel ?? settings.channel,
      buttons: options.buttons ?? settings.buttons,
      language: settings.language,
      clock: scratch.clock,
      build: (channel) => scratch.build(channel),
      meanwhile: (change) => changeMeanwhile(scratch.database, change),
    });
    await options.look?.(scratch.database);
    return transcript;
  } finally {
    await scratch.close();
  }
}
