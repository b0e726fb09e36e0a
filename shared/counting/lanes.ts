const LANES_AT_ONCE = 8;

/**
 * Works on things that stand in each other's way: those of one lane one after the other, several lanes side by side.
 * @throws what a lane threw, once no other is at work any more.
 */
export async function inLanes<T>(
  things: readonly T[],
  laneOf: (thing: T) => string,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  // One iterator for all: each worker takes the next lane that nobody has begun.
  const lanes = Map.groupBy(things, laneOf).values();
  const workers = Array.from({ length: LANES_AT_ONCE }, async () => {
    for (const lane of lanes) for (const thing of lane) await work(thing);
  });
  const failed = (await Promise.allSettled(workers)).find((worker) => worker.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
