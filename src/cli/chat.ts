import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import { pino } from 'pino';
import { createTerminalChannel } from '../channels/terminal/index.js';
import { openStore } from '../app/open-store.js';
import { readConfig } from '../config.js';
import { channelNames, type ChannelName } from '../ports/channel.js';
import { withoutGuards } from '../ports/marks.js';
import { converseHere } from './converse-here.js';
import { readGolden, writeGolden } from './golden.js';
import { playGolden } from './play-golden.js';
import { openScratch, withoutWorker } from './scratch.js';
import { isStage, readLine } from './script.js';

const quiet = pino({ level: 'error' }, process.stderr);

interface ChatOptions {
  script?: string;
  as: string;
  channel?: ChannelName;
  buttons?: boolean;
}

/** `pasti chat`: the conversation in the terminal, or a script played to a transcript. */
export function chatCommand(): Command {
  return new Command('chat')
    .description('talk to the bot in the terminal; the conversation is kept in the store')
    .option(
      '--script <file>',
      'play a conversation on a store of its own, and print its transcript',
    )
    .addOption(
      new Option(
        '--channel <name>',
        'play a script on this channel, whatever its head says',
      ).choices(channelNames),
    )
    .option('--buttons', 'play a script with buttons, whatever its head says')
    .option('--no-buttons', 'play it without')
    .option('--as <name>', 'whose conversation this is', userInfo().username)
    .action((options: ChatOptions) =>
      options.script === undefined ? talk(options.as) : play(options.script, options),
    );
}

/** Prints the conversation as a golden one is kept: played unchanged, that is the file itself. */
async function play(file: string, { channel, buttons }: ChatOptions): Promise<void> {
  const golden = readGolden(readFileSync(file, 'utf8'));
  const scratch = await openScratch(quiet);
  try {
    const given = join(dirname(file), 'given');
    const transcript = await playGolden(golden, scratch, { given, channel, buttons });
    process.stdout.write(writeGolden(golden, transcript));
  } finally {
    await scratch.close();
  }
}

/** Talks until the input ends. The conversation goes on where it was left the last time. */
async function talk(as: string): Promise<void> {
  const config = readConfig(process.env);
  const store = await openStore(config, quiet, true);
  const { database } = store;
  const channel = createTerminalChannel({
    show: (_address, { text, file }) => {
      if (file) console.log(`\n[berkas: ${file.name}]`);
      console.log(`\n${withoutGuards(text.replaceAll('**', ''))}\n`);
    },
  });
  const conversations = withoutWorker(await converseHere(config, database, quiet, [channel]));
  await channel.start(conversations.deliver);
  const session = Date.now().toString(36);
  let messages = 0;
  const say = async (text: string) => {
    const input = readLine(text);
    if (isStage(input)) return;
    messages += 1;
    const id = `${session}-${messages}`;
    await channel.deliver({ channel: 'terminal', address: as, id, at: new Date(), input });
    await conversations.settled();
  };
  await say('/start');
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  lines.prompt();
  for await (const line of lines) {
    if (line.trim()) await say(line);
    lines.prompt();
  }
  await conversations.stop();
  await store.close();
}
