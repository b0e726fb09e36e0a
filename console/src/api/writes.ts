import type { Answered, Client } from './client.ts';
import type { Options, Writing } from './contract.ts';
import { Unreachable } from './problem.ts';

/** A change that nothing answered: it waits for the connection, or for a word of the coordinator. */
export interface WaitingWrite {
  readonly id: string;
  /** What it is, in the words of the member. */
  readonly label: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** It has somebody texted: late, it leaves only when the coordinator says so. */
  readonly texts: boolean;
  readonly trying: boolean;
}

interface Held extends WaitingWrite {
  readonly attempt: () => Promise<void>;
  readonly discard: () => void;
}

export interface Writes {
  /** Settles when the API has answered, however long that takes; rejects with Problem, or with Discarded. */
  write<S extends Writing>(signature: S, options: Options<S>, how: WriteManner): Promise<Answered<S>>;
  /** Tries what waits and has nobody texted, in the order in which it was asked for. */
  flush(): Promise<void>;
  /** Tries one that waits, now: the coordinator has said so. */
  send(id: string): Promise<void>;
  discard(id: string): void;
  readonly waiting: () => readonly WaitingWrite[];
  readonly subscribe: (listener: () => void) => () => void;
}

export interface WriteManner {
  readonly label: string;
  readonly texts: boolean;
}

/** The coordinator took the change back while it waited. */
export class Discarded extends Error {
  override readonly name = 'Discarded';
}

/**
 * Changes, kept through a lost connection. Each keeps its idempotency key: when the answer was lost on the way back, the
 * repeat meets what the first one made. Kept in memory alone: nothing of a person stays on the device.
 */
export function createWrites(client: Client, newKey: () => string, now: () => number): Writes {
  let held: readonly Held[] = [];
  const listeners = new Set<() => void>();
  const change = (next: readonly Held[]): void => {
    held = next;
    for (const listener of listeners) listener();
  };
  const mark = (id: string, trying: boolean): void => {
    change(held.map((one) => (one.id === id ? { ...one, trying } : one)));
  };
  const attempt = async (one: Held): Promise<boolean> => {
    mark(one.id, true);
    try {
      await one.attempt();
      change(held.filter(({ id }) => id !== one.id));
      return true;
    } catch {
      mark(one.id, false);
      return false;
    }
  };

  return {
    write: async <S extends Writing>(signature: S, options: Options<S>, { label, texts }: WriteManner) => {
      const id = newKey();
      const call = (): Promise<Answered<S>> => client.call(signature, options, { idempotencyKey: id });
      try {
        return await call();
      } catch (fault) {
        if (!(fault instanceof Unreachable)) throw fault;
      }
      return new Promise<Answered<S>>((resolve, reject) => {
        const again = async (): Promise<void> => {
          try {
            resolve(await call());
          } catch (fault) {
            if (fault instanceof Unreachable) throw fault;
            reject(fault instanceof Error ? fault : new Error(String(fault)));
          }
        };
        const discard = (): void => {
          reject(new Discarded(label));
        };
        change([...held, { id, label, since: now(), texts, trying: false, attempt: again, discard }]);
      });
    },
    flush: async () => {
      for (const one of held) {
        if (one.texts || one.trying) continue;
        if (!(await attempt(one))) return;
      }
    },
    send: async (id) => {
      const one = held.find((candidate) => candidate.id === id);
      if (one !== undefined && !one.trying) await attempt(one);
    },
    discard: (id) => {
      held.find((one) => one.id === id)?.discard();
      change(held.filter((one) => one.id !== id));
    },
    waiting: () => held,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
