import { field, type JsonObject } from './json.ts';

export interface Lanes {
  /** Runs each lane's share after what that lane still has to do; resolves when all of these records are done. */
  run(records: readonly JsonObject[], work: (share: readonly JsonObject[]) => Promise<void>): Promise<void>;
}

/** Records of one item stay in one lane, in order; lanes run at once, as a mapping's parallel batches do. */
export function makeLanes(count: number): Lanes {
  const tails = new Map<number, Promise<void>>();
  return {
    run: async (records, work) => {
      const shares = Map.groupBy(records, (record) => laneOf(record, Math.max(1, count)));
      await Promise.all(
        [...shares].map(([lane, share]) => {
          const done = (tails.get(lane) ?? Promise.resolve()).then(() => work(share));
          tails.set(
            lane,
            done.catch(() => undefined),
          );
          return done;
        }),
      );
    },
  };
}

function laneOf(record: JsonObject, count: number): number {
  let hash = 0;
  for (const character of JSON.stringify(field(record, 'dynamodb', 'Keys') ?? null)) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return hash % count;
}

export interface Progress {
  add(position: string, done: Promise<unknown>, stopping: AbortSignal): void;
  /** Reads that are not done yet. */
  waiting(): number;
}

/** Keeps a position only when everything before it is done, whatever the order in which reads finish. */
export function makeProgress(keep: (position: string) => void): Progress {
  const reads: { readonly position: string; finished: boolean }[] = [];
  return {
    add: (position, done, stopping) => {
      const read = { position, finished: false };
      reads.push(read);
      const finish = () => {
        // A server that stops in the middle takes the same records again at its next start.
        if (stopping.aborted) return;
        read.finished = true;
        let last: string | undefined;
        while (reads[0]?.finished === true) last = reads.shift()?.position;
        if (last !== undefined) keep(last);
      };
      done.then(finish, finish);
    },
    waiting: () => reads.length,
  };
}
