import DataLoader from 'dataloader';

/** Keys that one query asks for. */
const most = 200;

/**
 * Reads by a key, gathered: the first goes at once, and what is asked for while it is under way goes together
 * into the next query. So one reader waits for nothing, and a hundred at a time cost a few round trips. Nothing
 * is kept: whatever is read was in the store after it was asked for.
 * @param query the documents of several keys, in any order
 * @param keyOf of a document
 * @returns the documents of one key; they may be shared with others who asked for the same
 */
export function gatherBy<D>(
  query: (keys: string[]) => Promise<D[]>,
  keyOf: (document: D) => string,
): (key: string) => Promise<D[]> {
  let underWay: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<string, D[]>(
    (keys) => {
      const found = query([...new Set(keys)]).then((documents) => {
        const byKey = groupBy(documents, keyOf);
        return keys.map((key) => byKey.get(key) ?? []);
      });
      underWay = found.catch(() => undefined);
      return found;
    },
    { cache: false, maxBatchSize: most, batchScheduleFn: (go) => void underWay.then(go) },
  );
  return (key) => loader.load(key);
}

/** `gatherBy`, of keys that name one document each. */
export function gatherOne<D>(
  query: (keys: string[]) => Promise<D[]>,
  keyOf: (document: D) => string,
): (key: string) => Promise<D | undefined> {
  const find = gatherBy(query, keyOf);
  return async (key) => (await find(key))[0];
}

function groupBy<D>(documents: D[], keyOf: (document: D) => string): Map<string, D[]> {
  const groups = new Map<string, D[]>();
  for (const document of documents) {
    const group = groups.get(keyOf(document));
    if (group) group.push(document);
    else groups.set(keyOf(document), [document]);
  }
  return groups;
}
