import { setTimeout as sleep } from 'node:timers/promises';
import { replyText, type ReplyKey } from '../../shared/partners/texts.ts';
import type { CarrierPhone } from './transport-hub.ts';
import type { Stack } from './transport-stack.ts';

/** What a partner does with an offer, and how many times in a hundred. */
const HABITS = {
  yes: 30,
  'yes-with-time': 10,
  no: 20,
  silence: 15,
  'late-yes': 10,
  problem: 8,
  withdrawal: 7,
} as const;
export type Habit = keyof typeof HABITS;
const isHabit = (key: string): key is Habit => key in HABITS;

/** So short that what is measured is Carrefour, not people. */
const LONGEST_THOUGHT_MS = 1500;
const LONGEST_STAGE_MS = 1000;
/** After the wave of five seconds. */
const LATE_MS = 7000;
const LOOK_EVERY_MS = 500;

/** Something a partner was told on its telephone, with the instant, ms since the epoch. */
export interface Told {
  readonly organizationId: string;
  readonly code: string;
  readonly at: number;
}

/** mulberry32: the same habits in every run, though not the same offers. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function habitAt(draw: number): Habit {
  let left = draw * 100;
  for (const [habit, share] of Object.entries(HABITS)) {
    left -= share;
    if (left < 0 && isHabit(habit)) return habit;
  }
  return 'silence';
}

/** A partner with one telephone, who reads what arrives on it and answers at random; several trips at once. */
export class Driver {
  readonly accepted: Told[] = [];
  readonly completed: Told[] = [];
  /** What it was answered that nobody would expect. */
  readonly surprises: string[] = [];
  readonly habits = new Map<Habit, number>();
  readonly #stack: Stack;
  readonly #carrier: CarrierPhone;
  readonly #random: () => number;
  readonly #seen = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(stack: Stack, carrier: CarrierPhone, seed: number) {
    this.#stack = stack;
    this.#carrier = carrier;
    this.#random = chance(seed);
  }

  /** Looks at the telephone until told to stop, then brings to an end what is under way. */
  async drive(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      for (const code of await this.#newOffers()) {
        const answering = this.#answer(code)
          .catch((error: unknown) => void this.surprises.push(error instanceof Error ? error.message : String(error)))
          .finally(() => this.#underWay.delete(answering));
        this.#underWay.add(answering);
      }
      await sleep(LOOK_EVERY_MS);
    }
    await Promise.all(this.#underWay);
  }

  /** Codes of the offers that have arrived since. */
  async #newOffers(): Promise<string[]> {
    const texts = await this.#stack.client.texts(this.#carrier.phone);
    const codes = texts.flatMap(({ to, status, body }) => {
      const code = /^(?:Trajet|Trip) ([A-Z0-9]+) \(/.exec(body)?.[1];
      const isThere = to === this.#carrier.phone && status === 'delivered';
      return code === undefined || !isThere || this.#seen.has(code) ? [] : [code];
    });
    for (const code of codes) this.#seen.add(code);
    return codes;
  }

  async #answer(code: string): Promise<void> {
    // Drawn at once, so that what a partner does with its nth offer hangs on the seed alone.
    const habit = habitAt(this.#random());
    const thought = this.#random() * LONGEST_THOUGHT_MS;
    const stage = this.#random() * LONGEST_STAGE_MS;
    this.habits.set(habit, (this.habits.get(habit) ?? 0) + 1);
    if (habit === 'silence') return;
    await sleep(habit === 'late-yes' ? LATE_MS : thought);
    if (habit === 'no') {
      await this.#say(
        code,
        ['non {}', 'no {} sorry'],
        ['trip-declined', 'trip-covered', 'trip-otherwise', 'trip-cancelled', 'trip-over'],
      );
      return;
    }
    if (!(await this.#accept(code, habit === 'yes-with-time'))) return;
    await sleep(stage);
    if (habit === 'withdrawal') {
      await this.#say(code, ['{} je ne peux plus', "{} sorry, I can't make it"], ['trip-withdrawn']);
      return;
    }
    if (habit === 'problem') await this.#say(code, ['{} crevaison', '{} flat tire'], ['trip-problem']);
    await this.#say(code, ['{} en route', '{} on my way'], ['trip-en-route']);
    await sleep(stage);
    await this.#say(code, ['{} à bord', '{} picked up'], ['trip-picked-up']);
    await sleep(stage);
    if (await this.#say(code, ['{} terminé', '{} done'], ['trip-completed'])) this.completed.push(this.#now(code));
  }

  /** @returns whether the trip is theirs: the answer holds the link to the pickup. */
  async #accept(code: string, withTime: boolean): Promise<boolean> {
    const { language, phone } = this.#carrier;
    const words = language === 'fr' ? ['oui', 'dans 40 min'] : ['yes', 'in 40 min'];
    const reply = await this.#stack.say(phone, `${words[0] ?? ''} ${code}${withTime ? ` ${words[1] ?? ''}` : ''}`);
    if (reply.includes('/p/')) {
      this.accepted.push(this.#now(code));
      return true;
    }
    this.#expect(reply, ['trip-covered', 'trip-otherwise', 'trip-cancelled', 'trip-over']);
    return false;
  }

  /** Says it in the partner's language; `{}` is the code. @returns whether the answer was one of those expected. */
  async #say(code: string, [fr, en]: readonly [string, string], expected: readonly ReplyKey[]): Promise<boolean> {
    const body = (this.#carrier.language === 'fr' ? fr : en).replace('{}', code);
    return this.#expect(await this.#stack.say(this.#carrier.phone, body), expected);
  }

  /** Asked again about the same trip, a partner is answered with the newer of its codes. */
  #expect(reply: string, expected: readonly ReplyKey[]): boolean {
    const isExpected = [...this.#seen].some((code) =>
      expected.some((key) => reply === replyText(this.#carrier.language, key, code)),
    );
    if (!isExpected) this.surprises.push(reply);
    return isExpected;
  }

  #now = (code: string): Told => ({ organizationId: this.#carrier.organizationId, code, at: Date.now() });
}
