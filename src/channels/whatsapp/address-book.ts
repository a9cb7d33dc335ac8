import type { Logger } from '../../ports/logger.js';

/** What is known of one id of WhatsApp: whose conversation it leads to. */
export interface Alias {
  /** `6281200001234@c.us`, `123456789@lid`. */
  id: string;
  /** The id under which the person was first known; their address for everything else. */
  address: string;
  at: Date;
}

export interface AliasStore {
  find(id: string): Promise<Alias | undefined>;
  /** Writes an alias that is not there yet; one that is stays as it is. */
  add(alias: Alias): Promise<void>;
  /** The id that a person used last: there answers go. */
  noteUsed(address: string, id: string): Promise<void>;
  lastUsed(address: string): Promise<string | undefined>;
}

export type Resolve = (
  id: string,
) => Promise<{ lid?: string | undefined; pn?: string | undefined }>;

/** Ids that are remembered; each is a few hundred bytes. */
const remembered = 20_000;

/**
 * WhatsApp knows a person under a number (`@c.us`) or under an id that hides it (`@lid`), and changes from one to the
 * other. An id is asked about once; whatever name it comes under, a person keeps the address of the first.
 */
export class AddressBook {
  private readonly addresses = new Map<string, string>();
  private readonly used = new Map<string, string>();

  constructor(
    private readonly store: AliasStore,
    private readonly resolve: Resolve,
    private readonly now: () => Date,
    private readonly logger: Logger,
  ) {}

  /** The address of whoever wrote under an id. */
  async addressOf(id: string): Promise<string> {
    const known = this.addresses.get(id) ?? (await this.store.find(id))?.address;
    const address = known ?? (await this.learn(id));
    keep(this.addresses, id, address);
    if (this.used.get(address) !== id) {
      await this.store.noteUsed(address, id);
      keep(this.used, address, id);
    }
    return address;
  }

  /** The id to write to, for an address. */
  async idOf(address: string): Promise<string> {
    const known = this.used.get(address) ?? (await this.store.lastUsed(address)) ?? address;
    keep(this.used, address, known);
    return known;
  }

  /** WhatsApp says that a person moved to another number and took the account along. */
  async rename(from: string, to: string): Promise<void> {
    const address = await this.addressOf(from);
    await this.store.add({ id: to, address, at: this.now() });
    keep(this.addresses, to, (await this.store.find(to))?.address ?? address);
  }

  private async learn(id: string): Promise<string> {
    const at = this.now();
    const found = await this.ask(id);
    // Asked again with the next message: nothing is written down.
    if (!found) return id;
    const { lid, pn } = found;
    const others = [lid, pn].filter((one) => one !== undefined && one !== id) as string[];
    const knowns = await Promise.all(others.map((other) => this.store.find(other)));
    const address = knowns.find((known) => known !== undefined)?.address ?? id;
    for (const one of [id, ...others]) {
      await this.store.add({ id: one, address, at });
    }
    // Somebody else may have been quicker.
    return (await this.store.find(id))?.address ?? address;
  }

  private async ask(id: string): Promise<Awaited<ReturnType<Resolve>> | undefined> {
    try {
      return await this.resolve(id);
    } catch (error) {
      this.logger.debug({ err: error }, 'WhatsApp does not say who else an id is');
      return undefined;
    }
  }
}

function keep(map: Map<string, string>, key: string, value: string): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > remembered && oldest !== undefined) map.delete(oldest);
}
