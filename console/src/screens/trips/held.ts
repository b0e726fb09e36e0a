import { useEffect, useRef, useState } from 'react';

/** A little longer than the notice from which it can be taken back. */
const HOLD_MS = 8_500;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly run: () => void;
}

export interface Held {
  /** Those that are decided, and not done yet. */
  readonly ids: ReadonlySet<string>;
  readonly hold: (id: string, run: () => void) => void;
  /** Whether it could still be taken back. */
  readonly takeBack: (id: string) => boolean;
  /** It was refused: it stands where it was. */
  readonly release: (id: string) => void;
}

/** Decisions that cannot be undone once they are made: each waits a moment in which it can be taken back. Leaving makes them. */
export function useHeld(): Held {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const waiting = useRef(new Map<string, Waiting>());
  useEffect(() => {
    const { current } = waiting;
    return () => {
      for (const { timer, run } of current.values()) {
        clearTimeout(timer);
        run();
      }
      current.clear();
    };
  }, []);
  const release = (id: string): void => {
    setIds((before) => new Set([...before].filter((other) => other !== id)));
  };
  return {
    ids,
    release,
    hold: (id, run) => {
      const timer = setTimeout(() => {
        waiting.current.delete(id);
        run();
      }, HOLD_MS);
      waiting.current.set(id, { timer, run });
      setIds((before) => new Set([...before, id]));
    },
    takeBack: (id) => {
      const one = waiting.current.get(id);
      if (one === undefined) return false;
      clearTimeout(one.timer);
      waiting.current.delete(id);
      release(id);
      return true;
    },
  };
}
