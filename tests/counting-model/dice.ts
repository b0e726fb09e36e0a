/** Chance that can be repeated: the same seed throws the same numbers (Park and Miller's generator). */
export class Dice {
  #state: number;

  /** @param seed any integer. */
  constructor(seed: number) {
    this.#state = (Math.abs(seed) % 2_147_483_646) + 1;
    // Neighbouring seeds begin alike: the first throws are left out.
    for (let n = 0; n < 4; n += 1) this.below(2);
  }

  /** An integer from 0 to `sides` - 1. */
  below(sides: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return Math.floor((this.#state / 2_147_483_647) * sides);
  }

  pick<T>(from: readonly T[]): T {
    const chosen = from[this.below(from.length)];
    if (chosen === undefined) throw new RangeError('Nothing to choose from');
    return chosen;
  }
}
