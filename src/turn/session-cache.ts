import { LRUCache } from 'lru-cache';
import type { Session, SessionStore } from '../ports/store.js';

/**
 * Sessions of recent contacts, so that a common turn reads nothing. A copy from here is trusted only
 * through the conditional write that follows; on a conflict it is forgotten and read again.
 */
export class SessionCache {
  private readonly sessions: LRUCache<string, Session>;

  constructor(
    private readonly store: SessionStore,
    max = 10_000,
  ) {
    this.sessions = new LRUCache({ max });
  }

  /** The session; undefined when the contact never wrote. */
  async get(id: string): Promise<Session | undefined> {
    const cached = this.sessions.get(id);
    if (cached) return cached;
    const loaded = await this.store.load(id);
    if (loaded) this.sessions.set(id, loaded);
    return loaded;
  }

  peek(id: string): Session | undefined {
    return this.sessions.peek(id);
  }

  set(session: Session): void {
    this.sessions.set(session.id, session);
  }

  /** Notes which message shows buttons since the last reply went out; undefined: none does. */
  noteButtons(id: string, ref: string | undefined): void {
    const cached = this.sessions.peek(id);
    if (!cached) return;
    if (ref === undefined) delete cached.buttonsRef;
    else cached.buttonsRef = ref;
  }

  /** Notes that replies of others from before an order are out. */
  noteOut(id: string, before: number): void {
    const cached = this.sessions.peek(id);
    if (!cached) return;
    const later = Object.entries(cached.outbox).filter(([, { order }]) => order >= before);
    cached.outbox = Object.fromEntries(later);
  }

  forget(id: string): void {
    this.sessions.delete(id);
  }
}
