import type { LoggedMessage } from '../../ports/store.js';

/** What an open page is told. Ids are those of log rows. */
export type PageEvent =
  | { type: 'message'; row: LoggedMessage }
  /** The person's message held something sensitive; `text` is how it may be shown, if known. */
  | { type: 'masked'; id: string; text?: string }
  /** The buttons of this message are out of date. */
  | { type: 'cleared'; id: string };

export type PageListener = (event: PageEvent) => void;

/** The pages that are open in this process, by address. One person may have several tabs. */
export class Pages {
  private readonly listeners = new Map<string, Set<PageListener>>();

  /** Adds a listener; the returned function takes it away again. */
  watch(address: string, listener: PageListener): () => void {
    const ofAddress = this.listeners.get(address) ?? new Set<PageListener>();
    this.listeners.set(address, ofAddress);
    ofAddress.add(listener);
    return () => {
      ofAddress.delete(listener);
      // Only an empty set that is still ours: a page opened since then may have made a new one.
      if (ofAddress.size === 0 && this.listeners.get(address) === ofAddress) {
        this.listeners.delete(address);
      }
    };
  }

  count(address: string): number {
    return this.listeners.get(address)?.size ?? 0;
  }

  tell(address: string, event: PageEvent): void {
    for (const listener of [...(this.listeners.get(address) ?? [])]) listener(event);
  }
}
