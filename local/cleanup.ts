export interface Cleanup {
  readonly later: (step: () => Promise<void> | void) => void;
  readonly run: () => Promise<void>;
}

/** Undoes what was started, last first, each at most once. */
export function makeCleanup(): Cleanup {
  const undo: (() => Promise<void> | void)[] = [];
  return {
    later: (step: () => Promise<void> | void) => void undo.push(step),
    run: async () => {
      for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
    },
  };
}
