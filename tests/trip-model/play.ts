import { isDeepStrictEqual } from 'node:util';
import { recordDelivery } from '../../shared/messaging/index.ts';
import { answerPartner } from '../../shared/partners/index.ts';
import { readLines } from '../../shared/partners/line/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { readTimer } from '../../shared/platform/timer.ts';
import type { Offer, Trip } from '../../shared/transport/model.ts';
import {
  acceptanceOf,
  assignTrip,
  cancelTrip,
  isClosedTrip,
  ownerOf,
  recordAnswer,
  redispatchTrip,
  setTripTime,
  takeTripInHand,
  watchTrips,
} from '../../shared/transport/index.ts';
import { seeksPartner } from '../../shared/transport/states.ts';
import { doWorkNow } from '../../shared/work/index.ts';
import { Dice } from '../counting-model/dice.ts';
import type { Death } from './crashing-table.ts';
import { expectedAfter, standingOf, type Standing } from './expected.ts';
import { WORDS, type Callback, type Operation, type Step } from './operations.ts';
import { checkSettled } from './settled.ts';
import { staff, type World } from './world.ts';

const MINUTE = 60_000;
const NO_SUCH_CODE = 'A4CE';

interface Found {
  readonly trip: Trip;
  readonly offers: readonly Offer[];
}

/** Carries out steps in a world and looks after each whether what has to hold at every moment holds. */
export class Play {
  readonly world: World;
  /** Offers seen closed because nobody answered. */
  readonly silent = new Set<string>();
  /** Steps in which two things happened at once: what is seen only between steps may have been missed. */
  besides = 0;
  readonly #phones = new Map<string, string>();

  constructor(world: World) {
    this.world = world;
  }

  async begin(): Promise<void> {
    const { platform, partners } = this.world;
    for (const phone of partners.flatMap(({ dispatchPhones }) => dispatchPhones)) {
      this.#phones.set(await platform.phoneKey(phone), phone);
    }
  }

  phoneOf(phoneKey: string): string {
    return this.#phones.get(phoneKey) ?? '';
  }

  async step({ do: first, beside, dies }: Step): Promise<void> {
    const { world } = this;
    world.wait(1000);
    if (beside === undefined) {
      const expects = await this.#expects(first);
      await this.#tried(first, dies);
      await this.check(first.what);
      if (first.what === 'settle') await checkSettled(this.world);
      await expects?.();
      return;
    }
    this.besides += 1;
    await Promise.all([this.#tried(first, dies), this.#tried(beside, undefined)]);
    await this.check(`${first.what} beside ${beside.what}`);
  }

  async #tried(operation: Operation, dies: Death | undefined): Promise<void> {
    try {
      await this.#do(operation, dies);
    } catch (error) {
      const why =
        error instanceof Error ? `${error.message} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : String(error);
      this.world.broken.push(`${operation.what} threw: ${why}`);
    }
  }

  async #trip(nth: number): Promise<Found | undefined> {
    const { tripIds } = this.world;
    const id = tripIds[nth % Math.max(1, tripIds.length)];
    const found = id === undefined ? undefined : await this.world.read(id);
    return found === undefined
      ? undefined
      : { trip: found.trip, offers: found.offers.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)) };
  }

  async #do(operation: Operation, dies: Death | undefined): Promise<void> {
    const { world } = this;
    switch (operation.what) {
      case 'text': {
        const offer = offerMeant(await this.#trip(operation.trip), operation);
        if (offer === undefined) return;
        const words = WORDS[operation.says];
        const said = words[operation.words % words.length] ?? words[0];
        const bare = ['thanks', 'stop', 'start'].includes(operation.says) || operation.code === 'none';
        const body = bare ? said : `${said} ${operation.code === 'right' ? offer.code : NO_SUCH_CODE}`;
        await this.#texts(this.phoneOf(offer.phoneKey), body, operation.again, dies);
        return;
      }
      case 'on-call': {
        const found = await this.#trip(operation.trip);
        const phone = world.onCall[operation.turn];
        const phoneKey = phone === undefined ? '' : await world.platform.phoneKey(phone);
        const ask = found?.trip.alertAsks.find((one) => one.phoneKey === phoneKey);
        if (ask === undefined || phone === undefined) return;
        await this.#texts(phone, `${operation.says === 'ok' ? 'OK' : 'NO'} ${ask.code}`, operation.again, dies);
        return;
      }
      case 'repeat-text': {
        const last = world.heard.at(-1);
        if (last !== undefined) await this.#says(last.from, last.body, last.messageSid, dies);
        return;
      }
      case 'timer': {
        const due = (await world.pending()).filter(({ kind }) => kind === 'timer');
        const one = due[operation.nth % Math.max(1, due.length)];
        if (one === undefined) return;
        const work = (death: Death | undefined): Promise<unknown> =>
          world.repeated(death, (platform) => doWorkNow(platform, world.wire.carrier, one));
        await Promise.all(operation.twice ? [work(dies), work(undefined)] : [work(dies)]);
        return;
      }
      case 'deliver': {
        const due = (await world.pending()).filter(({ kind }) => kind === 'outbox');
        const one = due[operation.nth % Math.max(1, due.length)];
        if (one === undefined) return;
        world.wire.plan(operation.outcome, operation.unlisted ? 1 : 0);
        await world.repeated(dies, (platform) => doWorkNow(platform, world.wire.carrier, one));
        if (operation.outcome === 'lost' || operation.outcome === 'never') {
          // Whether it arrived is found out later, from the carrier's list.
          world.wait(MINUTE);
          await doWorkNow(world.platform, world.wire.carrier, one);
        }
        world.wire.calm();
        return;
      }
      case 'callback': {
        const left = world.wire.left.filter(({ road, outboxId }) => road === 'twilio' && outboxId !== undefined);
        const one = left[operation.nth % Math.max(1, left.length)];
        if (one?.outboxId === undefined) return;
        const { outboxId, sid } = one;
        const [first] = operation.statuses;
        for (const status of [...operation.statuses, ...(first === undefined ? [] : [first])]) {
          await world.repeated(dies, (platform) => recordDelivery(platform, outboxId, { sid, ...callbackOf(status) }));
        }
        return;
      }
      case 'settle':
        await this.settle(operation.seed, dies);
        return;
      case 'wait':
        world.wait(operation.minutes * MINUTE);
        return;
      case 'next-clock': {
        const next = (await world.pending('9999')).find(
          ({ dueAt, timer }) => dueAt > world.now && (timer === undefined || timer.work.what === 'review-trip'),
        );
        if (next !== undefined) world.waitUntil(next.dueAt);
        return;
      }
      case 'watch': {
        const { lost } = await watchTrips(world.platform);
        if (lost > 0) world.broken.push(`${lost} trips were without a clock`);
        return;
      }
      case 'cancel':
      case 'redispatch':
      case 'in-hand':
      case 'time':
      case 'assign':
      case 'by-telephone':
        await this.#coordinates(operation, dies);
    }
  }

  /** A coordinator acts upon what they see; after a broken line they repeat the very same request. */
  async #coordinates(
    operation: Extract<Operation, { what: 'cancel' | 'redispatch' | 'in-hand' | 'time' | 'assign' | 'by-telephone' }>,
    dies: Death | undefined,
  ): Promise<void> {
    const { world } = this;
    const found = await this.#trip(operation.trip);
    if (found === undefined) return;
    const { id, version } = found.trip;
    const call = async (platform: Platform): Promise<unknown> => {
      switch (operation.what) {
        case 'cancel':
          return cancelTrip(platform, staff, id, version, 'no longer needed');
        case 'redispatch':
          return redispatchTrip(platform, staff, id, version, 'somebody nearer');
        case 'in-hand':
          return takeTripInHand(platform, staff, id, version);
        case 'time': {
          const at = new Date(Date.parse(world.now) + 26 * 60 * MINUTE).toISOString();
          return setTripTime(platform, staff, id, version, { kind: 'at', at });
        }
        case 'assign': {
          const organizationId = world.partners[operation.partner % world.partners.length]?.id ?? '';
          return assignTrip(platform, staff, id, version, { organizationId, etaMinutes: 30 });
        }
        case 'by-telephone': {
          const offer = found.offers[operation.offer % Math.max(1, found.offers.length)];
          return offer === undefined
            ? undefined
            : recordAnswer(platform, staff, id, offer.id, { kind: operation.says });
        }
      }
    };
    await world.repeated(dies, call);
  }

  async #texts(
    from: string,
    body: string,
    again: 'never' | 'at-once' | 'later',
    dies: Death | undefined,
  ): Promise<void> {
    const sid = this.world.sid();
    if (again === 'at-once') {
      await Promise.all([this.#says(from, body, sid, dies), this.#says(from, body, sid, undefined)]);
    } else {
      await this.#says(from, body, sid, dies);
    }
    if (again === 'later') await this.#says(from, body, sid, undefined);
  }

  /** The same message is told the same, however often it comes. */
  async #says(from: string, body: string, messageSid: string, dies: Death | undefined): Promise<void> {
    const { world } = this;
    const { reply } = await world.repeated(dies, (platform) => answerPartner(platform, { from, body, messageSid }));
    const before = world.heard.find((one) => one.messageSid === messageSid);
    if (before === undefined) world.heard.push({ from, body, messageSid, at: world.now, reply });
    else if (before.reply !== reply) world.broken.push(`"${body}" was answered in two ways`);
  }

  /** Everything that is due, and what comes of it. */
  async settle(seed: number, dies?: Death): Promise<void> {
    const { world } = this;
    const dice = new Dice(seed);
    let death = dies;
    for (let round = 0; round < 12; round += 1) {
      const due = await world.pending();
      if (due.length === 0) return;
      while (due.length > 0) {
        const [one] = due.splice(dice.below(due.length), 1);
        if (one === undefined) break;
        await world.repeated(death, (platform) => doWorkNow(platform, world.wire.carrier, one));
        death = undefined;
      }
      // A text that must leave after another one waits for it for half a minute at most.
      world.wait(1500 * (round + 1));
    }
    const kinds = (await world.pending()).map(({ timer }) => timer?.work.what ?? 'text');
    world.broken.push(`work that is never done: ${[...new Set(kinds)].join(', ')}`);
  }

  /** What the plain rules say a text will do; compared once it has done it. */
  async #expects(operation: Operation): Promise<(() => Promise<void>) | undefined> {
    if (operation.what !== 'text' || operation.code !== 'right') return undefined;
    const found = await this.#trip(operation.trip);
    const offer = offerMeant(found, operation);
    if (found === undefined || offer === undefined) return undefined;
    const { platform } = this.world;
    const stopped = (await readLines(platform, [offer.phoneKey])).get(offer.phoneKey)?.optedOut === true;
    const expected: Standing | undefined = stopped
      ? standingOf(found.trip)
      : expectedAfter(found.trip, found.offers, offer, operation.says);
    if (expected === undefined) return undefined;
    return async () => {
      const now = await this.world.read(found.trip.id);
      const is = now === undefined ? undefined : standingOf(now.trip);
      if (!isDeepStrictEqual(is, expected)) {
        this.world.broken.push(
          `"${operation.says}" of a partner whose offer was ${offer.closedAs ?? 'open'}, trip ${found.trip.status}: ` +
            `${is?.status ?? ''} ${String(is?.holder === offer.id)}, expected ${expected.status} ${String(expected.holder === offer.id)}`,
        );
      }
    };
  }

  /** What holds after each step. */
  async check(after: string): Promise<void> {
    const { world } = this;
    const complain = (what: string): void => void world.broken.push(`after ${after}: ${what}`);
    for (const id of world.tripIds) {
      const found = await world.read(id);
      if (found === undefined) {
        complain('a trip is gone');
        continue;
      }
      const { trip, offers } = found;
      const accepted = offers.filter(({ closedAs }) => closedAs === 'accepted').map((offer) => offer.id);
      const holder = seeksPartner(trip.status) ? undefined : acceptanceOf(trip)?.offerId;
      if (!isDeepStrictEqual(accepted, holder === undefined ? [] : [holder])) {
        complain(`${accepted.length} accepted offers of a trip that is ${trip.status}`);
      }
      if (seeksPartner(trip.status) && acceptanceOf(trip) !== undefined) complain('a trip is sought for and held');
      for (const offer of offers) if (offer.closedBecause === 'no-answer') this.silent.add(offer.id);
      if (isClosedTrip(trip.status)) {
        if (ownerOf(trip) !== undefined) complain('a closed trip has an owner');
        continue;
      }
      if (ownerOf(trip) === undefined) complain(`a trip that is ${trip.status} has no owner`);
      if (trip.clock === undefined) complain(`a trip that is ${trip.status} has no clock`);
      else if ((await readTimer(world.table, trip.clock.timerId)) === undefined) {
        complain(`the timer of the clock of a trip that is ${trip.status} is gone`);
      }
    }
  }
}

/** Mostly a partner who has something to say: who has the trip tells how it goes, who was asked answers. */
function offerMeant(
  found: Found | undefined,
  { offer, says }: Extract<Operation, { what: 'text' }>,
): Offer | undefined {
  if (found === undefined) return undefined;
  const { trip, offers } = found;
  const anyOf = (some: readonly Offer[]): Offer | undefined => some[offer % Math.max(1, some.length)];
  const holder = offers.filter(({ id }) => id === acceptanceOf(trip)?.offerId);
  const open = offers.filter(({ closedAs }) => closedAs === undefined);
  const likely = holder.length > 0 && says !== 'yes' ? holder : open;
  return offer % 4 === 0 ? anyOf(offers) : (anyOf(likely) ?? anyOf(offers));
}

const callbackOf = (status: Callback): { status: string; errorCode?: number } => {
  switch (status) {
    case 'undelivered-30005':
      return { status: 'undelivered', errorCode: 30005 };
    case 'failed-21610':
      return { status: 'failed', errorCode: 21610 };
    case 'queued':
    case 'sent':
    case 'delivered':
    case 'undelivered':
      return { status };
  }
};
