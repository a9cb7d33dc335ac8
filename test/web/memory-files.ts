import type { FileStore, KeptFile, NewFile } from '../../src/ports/files.js';

/** Files in memory, with the promises of the port. */
export class MemoryFiles implements FileStore {
  readonly kept = new Map<string, NewFile>();
  broken = false;

  keep(file: NewFile): Promise<KeptFile> {
    if (this.broken) return Promise.reject(new Error('store is down'));
    if (!this.kept.has(file.id)) this.kept.set(file.id, file);
    return Promise.resolve(describe(this.kept.get(file.id) ?? file));
  }

  find(id: string): Promise<KeptFile | undefined> {
    const file = this.kept.get(id);
    return Promise.resolve(file && describe(file));
  }

  read(id: string) {
    const file = this.kept.get(id);
    return Promise.resolve(file && { ...file, size: file.bytes.length });
  }

  forget(ownerId: string): Promise<void> {
    for (const file of this.kept.values()) if (file.ownerId === ownerId) this.kept.delete(file.id);
    return Promise.resolve();
  }
}

const describe = ({ id, name, mime, bytes }: NewFile): KeptFile => ({
  id,
  name,
  mime,
  size: bytes.length,
});
