/** Rejects when a call takes longer; the call itself goes on unheard. */
export function within<T>(ms: number, call: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`deadline: no answer within ${ms} ms`));
    }, ms);
    const over = () => {
      clearTimeout(timer);
    };
    call.then(resolve, reject).finally(over);
  });
}
