/** Runs work of one lane in order, of different lanes side by side. */
export class Lanes<Key> {
  private readonly last = new Map<Key, Promise<void>>();

  /** @param work never rejects */
  run(key: Key, work: () => Promise<void>): Promise<void> {
    const before = this.last.get(key);
    const mine = before ? before.then(work) : work();
    this.last.set(key, mine);
    return mine.then(() => {
      if (this.last.get(key) === mine) this.last.delete(key);
    });
  }
}
