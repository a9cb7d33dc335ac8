import { setMaxListeners } from 'node:events';
import type { Update } from 'grammy/types';
import type {
  Capabilities,
  Channel,
  Deliver,
  Health,
  Outgoing,
  Receipt,
  Tidying,
} from '../../ports/channel.js';
import { systemClock } from '../../ports/clock.js';
import type { FileRef } from '../../engine/types.js';
import type { FetchedFile } from '../../ports/files.js';
import type { SendError } from '../../ports/send-error.js';
import { createBotClient, type BotClient } from './bot-client.js';
import { Condition, worst } from './condition.js';
import { allowedUpdates } from './decode.js';
import { download, type DownloadParts } from './download.js';
import { Housekeeping } from './housekeeping.js';
import { introduce } from './introduction.js';
import { maxTextLength } from './markup.js';
import { checkOptions, type TelegramOptions } from './options.js';
import { Poller } from './poller.js';
import { receive, type ReceiverParts } from './receiver.js';
import { Sender } from './sender.js';
import { atMost, defaultTiming, type Timing } from './timing.js';
import { Typing } from './typing.js';
import { untilDone } from './upkeep.js';
import { WebhookReceiver, type WebhookStatus } from './webhook.js';

/** Connections Telegram may open to the webhook; it offers 1-100. */
const webhookConnections = 100;

export interface TelegramChannel extends Channel {
  /**
   * What the route of the webhook answers; 503 unless the channel runs in mode `webhook`.
   * @param secretHeader the header `X-Telegram-Bot-Api-Secret-Token`
   * @param body the update, parsed or not
   * @returns the HTTP status, after the update is saved; never rejects
   */
  handleWebhook(secretHeader: string | undefined, body: unknown): Promise<WebhookStatus>;
  /** The bot's name for deep links (t.me/<username>); undefined until Telegram was reached. */
  username(): string | undefined;
}

/**
 * The channel to Telegram. Nothing is sent or fetched before `start`, except by `send` and `tidy`.
 * @throws Error when mode `webhook` lacks its url or secret
 */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  checkOptions(options);
  return new Telegram(options);
}

class Telegram implements TelegramChannel {
  readonly name = 'telegram';
  readonly capabilities: Capabilities = {
    buttons: true,
    contactRequest: true,
    deletes: true,
    maxLength: maxTextLength,
  };

  private readonly timing: Timing;
  private readonly client: BotClient;
  private readonly sender: Sender;
  private readonly downloads: DownloadParts;
  private readonly housekeeping: Housekeeping;
  private readonly typing: Typing;
  private readonly receiving: Condition;
  private readonly sending: Condition;
  private readonly introducing: Condition;
  private readonly stopping = new AbortController();
  private poller: Poller | undefined;
  private webhook: WebhookReceiver | undefined;
  private botName: string | undefined;

  constructor(private readonly options: TelegramOptions) {
    const { token, apiRoot = 'https://api.telegram.org', logger } = options;
    this.timing = { ...defaultTiming, ...options.timing };
    this.client = createBotClient(token, apiRoot, this.timing);
    this.sender = new Sender(this.client, options.files);
    this.downloads = { api: this.client.api, token, apiRoot, timing: this.timing };
    this.housekeeping = new Housekeeping(this.client.api, logger);
    this.typing = new Typing((chat) => {
      this.housekeeping.showTyping(chat);
    }, this.timing.typingAfterMs);
    const connecting: Health = { state: 'degraded', reason: 'connecting to Telegram' };
    this.receiving = new Condition(logger, 'receiving', connecting);
    this.sending = new Condition(logger, 'sending');
    this.introducing = new Condition(logger, 'the introduction of the bot');
    setMaxListeners(0, this.stopping.signal);
  }

  async start(deliver: Deliver): Promise<void> {
    const { options, timing } = this;
    const parts = this.receiverParts(deliver);
    const handle = (update: Update) => receive(update, parts);
    const named = this.keepTrying(this.introducing, () => this.learnName());
    void named.then(() =>
      this.keepTrying(this.introducing, () => introduce(this.client.api, options)),
    );
    if (options.mode === 'webhook') this.startWebhook(handle);
    else {
      const { logger, maxUnderWay = 100 } = options;
      const { pollApi: api } = this.client;
      this.poller = new Poller({
        api,
        handle,
        condition: this.receiving,
        timing,
        logger,
        maxUnderWay,
      });
      this.poller.start();
    }
    await atMost(timing.nameMs, named);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.poller?.stop();
    const rest = async () => {
      await this.webhook?.stop();
      await this.housekeeping.settled();
    };
    await atMost(this.timing.stopGraceMs, rest());
  }

  async send(address: string, message: Outgoing): Promise<Receipt> {
    this.typing.end(address);
    try {
      const receipt = await this.sender.send(address, message);
      this.sending.up();
      return receipt;
    } catch (error) {
      this.noteSendError(error as SendError);
      throw error;
    }
  }

  answers(): Promise<boolean> {
    return this.client.api.getMe().then(
      () => true,
      () => false,
    );
  }

  fetch(file: FileRef): Promise<FetchedFile> {
    return download(this.downloads, file);
  }

  tidy(address: string, tidying: Tidying): Promise<void> {
    return this.housekeeping.tidy(address, tidying);
  }

  health(): Health {
    return worst([this.receiving.health, this.sending.health]);
  }

  username(): string | undefined {
    return this.botName;
  }

  async handleWebhook(secretHeader: string | undefined, body: unknown): Promise<WebhookStatus> {
    return this.webhook ? this.webhook.handle(secretHeader, body) : 503;
  }

  private receiverParts(deliver: Deliver): ReceiverParts {
    const { texts, logger, clock = systemClock, onReachability = () => undefined } = this.options;
    return {
      deliver,
      onReachability,
      answerPress: (queryId, text) => {
        this.housekeeping.answerPress(queryId, text);
      },
      unknownButton: (language) => texts(language).unknownButton,
      typing: this.typing,
      clock,
      logger,
    };
  }

  private startWebhook(handle: (update: Update) => Promise<void>): void {
    const { webhookUrl = '', webhookSecret = '', logger } = this.options;
    this.webhook = new WebhookReceiver({ secret: webhookSecret, handle, logger });
    void this.keepTrying(this.receiving, async () => {
      await this.client.api.setWebhook(webhookUrl, {
        secret_token: webhookSecret,
        allowed_updates: allowedUpdates,
        max_connections: webhookConnections,
      });
    });
  }

  private async learnName(): Promise<void> {
    this.botName = (await this.client.api.getMe()).username;
  }

  private keepTrying(condition: Condition, task: () => Promise<void>): Promise<void> {
    return untilDone(task, { condition, timing: this.timing, signal: this.stopping.signal });
  }

  /** Only what speaks of the connection says anything about the channel's health. */
  private noteSendError({ code, message }: SendError): void {
    if (code === 'unavailable') {
      this.sending.trouble('degraded', 'Telegram does not take messages', message);
    } else if (code !== 'rate-limited') this.sending.up();
  }
}
