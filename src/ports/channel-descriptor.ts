/** How fast messages of our own accord are sent through a channel. */
export interface ChannelPace {
  /** Evenly, over all processes; a setting of the channel's (`rate`) goes before it. */
  readonly perSecond: number;
  /** At a time, in one process. */
  readonly concurrency: number;
}

/** What the rest of the program knows of a channel before there is one: everything that chose by its name asks here. */
export type ChannelDescriptor = {
  /** Begins the ids of its contacts (`telegram:12345`), and names its queue (`send-telegram`). */
  readonly name: string;
} & (
  | {
      /** It brings a message to somebody who is not looking: reminders and announcements go through it. */
      readonly canInitiate: true;
      readonly pace: ChannelPace;
    }
  | { readonly canInitiate: false }
);
