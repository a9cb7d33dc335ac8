import { createTerminalChannel, type TerminalChannel } from '../channels/terminal/index.js';
import type { Input } from '../engine/types.js';
import type { Channel, ChannelName, Inbound, Outgoing } from '../ports/channel.js';
import { withoutGuards } from '../ports/marks.js';
import type { ScratchConversations } from './scratch.js';
import { isStage, readLine, type ScriptLine, type Stage } from './script.js';

export interface PlayOptions {
  channel: ChannelName;
  buttons: boolean;
  /** What the platform says of everybody's language. */
  language: string | undefined;
  /** Builds the conversations over a channel; called again for `/restart`. */
  build(channel: Channel): ScratchConversations;
  /** Changes the store as somebody else would. */
  meanwhile(change: Extract<Stage, { type: 'meanwhile' }>): Promise<void>;
  clock: { now(): Date; advance(ms: number): void };
}

/** Plays what people say, one line after the other, and returns the transcript. */
export async function playScript(
  lines: readonly ScriptLine[],
  options: PlayOptions,
): Promise<string> {
  return new Play(options).run(lines);
}

class Play {
  private readonly transcript: string[] = [];
  private readonly channel: TerminalChannel;
  private conversations: ScratchConversations;
  /** Messages with buttons, by address, the newest first. */
  private readonly withButtons = new Map<string, Outgoing[]>();
  /** Of the newest link to a form, by address. */
  private readonly formTokens = new Map<string, string>();
  private latest: Inbound | undefined;
  private messages = 0;
  private filesOn = true;

  constructor(private readonly options: PlayOptions) {
    this.channel = createTerminalChannel({
      name: options.channel,
      buttons: options.buttons,
      fetches: () => this.filesOn,
      show: (address, message) => {
        this.show(address, message);
      },
    });
    this.conversations = options.build(this.channel);
  }

  async run(lines: readonly ScriptLine[]): Promise<string> {
    try {
      for (const line of lines) {
        if (this.transcript.length > 0) this.transcript.push('');
        this.transcript.push(`${line.name}> ${line.said}`);
        await this.play(line);
        this.options.clock.advance(1000);
      }
    } finally {
      await this.conversations.stop();
    }
    return `${this.transcript.join('\n')}\n`;
  }

  private async play({ name, said }: ScriptLine): Promise<void> {
    const input = this.press(name, said) ?? readLine(said);
    await (isStage(input) ? this.act(name, input) : this.say(name, input));
  }

  private async act(name: string, stage: Stage): Promise<void> {
    switch (stage.type) {
      case 'restart':
        await this.conversations.stop();
        this.conversations = this.options.build(this.channel);
        return;
      case 'wait':
        this.options.clock.advance(stage.ms);
        return;
      case 'again':
        if (this.latest) await this.deliver(this.latest);
        return;
      case 'fill':
        return this.fill(name, stage.text);
      case 'due':
        return this.conversations.work();
      case 'files':
        this.filesOn = stage.on;
        return;
      case 'meanwhile':
        return this.options.meanwhile(stage);
    }
  }

  private async say(name: string, input: Input): Promise<void> {
    const { language } = this.options;
    this.messages += 1;
    await this.deliver({
      channel: this.options.channel,
      address: addressOf(name),
      id: String(this.messages),
      at: this.options.clock.now(),
      input,
      ...(language && { profile: { language } }),
    });
  }

  private async deliver(inbound: Inbound): Promise<void> {
    this.latest = inbound;
    await this.conversations.deliver(inbound);
    await this.conversations.settled();
  }

  /** Fills in the form of the newest link: what the page says of it stands in the transcript. */
  private async fill(name: string, typed: string): Promise<void> {
    const token = this.formTokens.get(addressOf(name));
    if (token === undefined) throw new Error('there is no link to a form');
    const at = this.transcript.length;
    const result = await this.conversations.forms.submit(token, typed);
    await this.conversations.settled();
    const reason = 'reason' in result ? ` ${result.reason}` : '';
    this.transcript.splice(at, 0, `${name}form< ${result.state}${reason}`);
  }

  /** `[Label]` presses the button of that label on the newest message that has it. */
  private press(name: string, said: string): Input | undefined {
    const label = /^\[(.+)\]$/.exec(said.trim())?.[1];
    if (label === undefined) return undefined;
    for (const { choices } of this.withButtons.get(addressOf(name)) ?? []) {
      const option = choices?.options.find((one) => one.label === label);
      if (choices && option)
        return { type: 'choice', question: choices.question, choice: option.id };
    }
    throw new Error(`there is no button "${label}" to press`);
  }

  private show(address: string, message: Outgoing): void {
    const name = address === mainAddress ? '' : address;
    const token = /\/form\/([\w-]+)/.exec(message.text)?.[1];
    if (token !== undefined) this.formTokens.set(address, token);
    if (message.choices)
      this.withButtons.set(address, [message, ...(this.withButtons.get(address) ?? [])]);
    const buttons = this.options.buttons ? (message.choices?.options ?? []) : [];
    const labels = buttons.map(({ label }) => `[${label}]`).join(' ');
    const request = message.request ? [`[${message.request.label}]`] : [];
    const lines = [
      ...withoutGuards(message.text).split('\n'),
      ...(message.file ? [`[file ${message.file.name}]`] : []),
      ...(labels ? [labels] : []),
      ...request,
    ];
    this.transcript.push(...lines.map((line) => `${name}< ${line}`.trimEnd()));
  }
}

const mainAddress = '1';
const addressOf = (name: string): string => name || mainAddress;
