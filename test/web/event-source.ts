/** One event as it came over the wire. */
export interface WireEvent {
  id?: string;
  event?: string;
  data?: string;
  comment?: string;
}

/** Reads a stream of Server-Sent Events; `next` waits for the next event that carries data. */
export interface EventReader {
  next(): Promise<WireEvent>;
  /** Resolves when the server ends the stream. */
  ended: Promise<void>;
  close(): void;
}

export async function openEvents(
  url: string,
  headers: Record<string, string>,
): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const arrived: WireEvent[] = [];
  const waiting: ((event: WireEvent) => void)[] = [];
  const body = response.body.pipeThrough(new TextDecoderStream());
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const chunk of body) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const event of blocks.map(parse).filter(({ data }) => data !== undefined)) {
        const waiter = waiting.shift();
        if (waiter) waiter(event);
        else arrived.push(event);
      }
    }
  };
  return {
    next: () => {
      const event = arrived.shift();
      return event ? Promise.resolve(event) : new Promise((resolve) => waiting.push(resolve));
    },
    ended: read().catch(() => undefined),
    close: () => {
      abort.abort();
    },
  };
}

function parse(block: string): WireEvent {
  return Object.fromEntries(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return colon === 0 ? ['comment', line] : [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
}
