import type { ChannelName } from '../ports/channel.js';
import type { Golden } from './golden.js';
import { changeMeanwhile, loadGiven } from './load-given.js';
import { playScript } from './play-script.js';
import type { Scratch } from './scratch.js';
import { readScript, readSettings } from './script.js';

export interface PlayGoldenOptions {
  /** Where what is given lies (`sari.json`). */
  given: string;
  /** Counts whatever the conversation says of itself. */
  channel?: ChannelName | undefined;
  buttons?: boolean | undefined;
}

/**
 * Plays a conversation through the real turn, on the channel and with the documents that its remarks name.
 * @param scratch as it was opened, or reset; the store is left as the conversation left it
 * @returns the transcript, without the remarks
 */
export async function playGolden(
  golden: Golden,
  scratch: Scratch,
  { given, channel, buttons }: PlayGoldenOptions,
): Promise<string> {
  const settings = readSettings(golden.head.join('\n'));
  await loadGiven(scratch.database, given, settings.given);
  return playScript(readScript(golden.script), {
    channel: channel ?? settings.channel,
    buttons: buttons ?? settings.buttons,
    language: settings.language,
    clock: scratch.clock,
    build: (over) => scratch.build(over),
    meanwhile: (change) => changeMeanwhile(scratch.database, change),
  });
}
