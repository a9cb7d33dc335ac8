/**
 * The promise, if it settles within `ms`; else a rejection with `message`. What becomes of the
 * promise afterwards is nobody's business any more.
 */
export async function within<T>(ms: number, promise: Promise<T>, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  promise.catch(() => undefined);
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`${message} (waited ${ms} ms)`));
        }, ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
