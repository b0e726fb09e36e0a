import { setImmediate as soon } from 'node:timers/promises';
import type { Dice } from './dice.ts';

/** A request that waits for its turn: of a client, or one that its client gave up and that is still on its way. */
type Waiting =
  | { readonly client: number; readonly go: () => void }
  | { readonly client: undefined; readonly notBefore: number; readonly arrive: () => Promise<void> };

/** Turns that a request which nobody waits for any more may be on its way. */
const LATEST = 40;
/** A client was expected to ask again and does not: its operation was given up. */
const GIVEN_UP_MS = 30;

/**
 * Lets the requests of several clients through one at a time, in the order the dice say. Nothing is decided before every
 * client that is at work waits for its turn, so the same dice give the same interleaving however fast the machine is.
 */
export class Turns {
  readonly #dice: Dice;
  #waiting: Waiting[] = [];
  readonly #atWork = new Set<number>();
  readonly #asksAgain = new Set<number>();
  #underWay = false;
  #deciding = false;
  #number = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  begin(client: number): void {
    this.#atWork.add(client);
  }

  end(client: number): void {
    this.#atWork.delete(client);
    this.#asksAgain.delete(client);
    void this.#decide();
  }

  /** Until it is the turn of this client's request. */
  async take(client: number): Promise<void> {
    this.#asksAgain.delete(client);
    await new Promise<void>((go) => {
      this.#waiting.push({ client, go });
      void this.#decide();
    });
  }

  /** The request is over. `asksAgain`: the client is sure to repeat it, and is waited for. */
  over(client: number, asksAgain: boolean): void {
    this.#underWay = false;
    if (asksAgain) {
      this.#asksAgain.add(client);
      setTimeout(() => {
        if (this.#asksAgain.delete(client)) void this.#decide();
      }, GIVEN_UP_MS).unref();
    }
    void this.#decide();
  }

  /** A request whose client has given up on it: it arrives on some later turn, at the latest with `arriveAll`. */
  late(arrive: () => Promise<void>): void {
    this.#waiting.push({ client: undefined, notBefore: this.#number + this.#dice.below(LATEST), arrive });
  }

  /** When no client is at work any more: whatever is still on its way arrives. */
  async arriveAll(): Promise<void> {
    const late = this.#waiting.flatMap((each) => (each.client === undefined ? [each] : []));
    this.#waiting = this.#waiting.filter((each) => each.client !== undefined);
    for (const { arrive } of late) await arrive();
  }

  async #decide(): Promise<void> {
    if (this.#deciding) return;
    this.#deciding = true;
    // Whatever follows from the last answer without waiting for anything has happened by then.
    await soon();
    this.#deciding = false;
    if (this.#underWay || this.#asksAgain.size > 0) return;
    const asking = new Set(this.#waiting.map(({ client }) => client));
    if ([...this.#atWork].some((client) => !asking.has(client))) return;
    const chosen = this.#next();
    if (chosen === undefined) return;
    this.#waiting.splice(this.#waiting.indexOf(chosen), 1);
    this.#number += 1;
    this.#underWay = true;
    if (chosen.client !== undefined) {
      chosen.go();
      return;
    }
    await chosen.arrive();
    this.#underWay = false;
    void this.#decide();
  }

  /** In the order of the clients, not of their coming, which is the machine's. Late requests alone wait for `arriveAll`. */
  #next(): Waiting | undefined {
    const ready = this.#waiting
      .filter((each) => each.client !== undefined || each.notBefore <= this.#number)
      .sort((a, b) => (a.client ?? Infinity) - (b.client ?? Infinity));
    return ready.some(({ client }) => client !== undefined) ? this.#dice.pick(ready) : undefined;
  }
}
