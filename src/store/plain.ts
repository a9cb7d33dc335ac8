/** A document as a plain object, its `_id` as `id`. */
// The caller says what the collection holds.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function plain<T>(document: object | null): T | undefined {
  if (!document) return undefined;
  const { _id, ...rest } = document as { _id?: unknown };
  return { ...rest, id: _id } as T;
}
