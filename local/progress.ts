export interface Progress {
  /** Runs a step and says, when it is done, what was done and how long it took. */
  readonly step: <T>(done: string, work: () => Promise<T> | T) => Promise<T>;
}

/** One line a step, e.g. `  Tables created  412 ms`. */
export function makeProgress(say: (line: string) => void): Progress {
  return {
    step: async (done, work) => {
      const started = performance.now();
      const result = await work();
      say(`  ${done.padEnd(44)} ${String(Math.round(performance.now() - started)).padStart(6)} ms`);
      return result;
    },
  };
}
