/**
 * Knows which updates are under way and how far may be acknowledged. Asking Telegram for updates
 * from an offset on acknowledges, and so loses, everything before it: the offset never passes an
 * update that is not done.
 */
export class UpdateLedger {
  /** Updates that Telegram may hand out again: false while under way, true when done. */
  private readonly known = new Map<number, boolean>();
  private latest: number | undefined;
  underWay = 0;

  /** @param onIdle called when the last update under way is done */
  constructor(private readonly onIdle: () => void = () => undefined) {}

  /** Takes an update up; false when it is known already: Telegram repeats what is not acknowledged. */
  take(id: number): boolean {
    if (this.known.has(id)) return false;
    this.known.set(id, false);
    this.underWay += 1;
    this.latest = Math.max(this.latest ?? id, id);
    return true;
  }

  done(id: number): void {
    if (this.known.get(id) !== false) return;
    this.known.set(id, true);
    this.underWay -= 1;
    if (this.underWay === 0) this.onIdle();
  }

  /** The offset to ask from; undefined when there is nothing to acknowledge. */
  offset(): number | undefined {
    let oldest: number | undefined;
    for (const [id, done] of this.known) {
      if (!done && (oldest === undefined || id < oldest)) oldest = id;
    }
    return oldest ?? (this.latest === undefined ? undefined : this.latest + 1);
  }

  /**
   * An answer came to a request from this offset on: what lies before it can not come again. Not
   * earlier, or an answer that was on its way when an update was done would bring it once more.
   */
  acknowledged(offset: number): void {
    for (const [id, done] of this.known) {
      if (done && id < offset) this.known.delete(id);
    }
  }

  /**
   * Telegram holds nothing back: from now on no offset is needed. After a quiet week it numbers
   * updates anew from anywhere, perhaps below the offset.
   */
  settle(): void {
    if (this.underWay > 0) return;
    this.known.clear();
    this.latest = undefined;
  }
}
