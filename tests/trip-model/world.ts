import type { HubFile, Organization } from '../../shared/directory/index.ts';
import { directoryOfHubFile, loadHub } from '../../shared/directory/index.ts';
import { handleConversation, readConversation, receiveText } from '../../shared/intake/index.ts';
import { readOutbox } from '../../shared/messaging/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { Table } from '../../shared/platform/table.ts';
import { pendingBy, type Timer, parseTimer } from '../../shared/platform/timer.ts';
import { createTrip, readTrip, type TripRequest } from '../../shared/transport/index.ts';
import { tripRequestSchema } from '../../shared/transport/model.ts';
import { truthOf } from '../../shared/transport/review/person-news.ts';
import { wayOf } from '../../shared/transport/review/way.ts';
import { readJourney, readTripWithOffers } from '../../shared/transport/store.ts';
import { demoHub } from '../hub.ts';
import { testPlatform } from '../platform.ts';
import { willingAnswer } from '../willing-person.ts';
import { Crash, CrashingTable, type Death } from './crashing-table.ts';
import type { Asked, Run } from './operations.ts';
import { Wire } from './wire.ts';

export const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };

/** Two taxis and shuttles of Timmins, one that sleeps at night, an airline and the neighbouring hub. */
const PARTNERS = [
  'Porcupine Taxi (demo)',
  'Black Spruce Shuttle (demo)',
  'Highway 11 Rides (demo)',
  'Bay Wings (demo)',
];
const NEIGHBOUR = 'Neighbouring hub (demo)';
const SECOND_PHONE = '+17055550199';
const PERSON_PHONE = '+17055550222';
const STARTS = { day: '2026-11-22T15:00:00.000Z', night: '2026-11-23T04:30:00.000Z' } as const;
const HOUR = 3_600_000;

/** A text of a partner or of somebody on call, and what it was answered. */
export interface Heard {
  readonly from: string;
  readonly body: string;
  readonly messageSid: string;
  readonly at: string;
  readonly reply: string | undefined;
}

/** A small hub on tables of its own, with partners, people on call and a person who text, and a clock that steps move. */
export class World {
  /** Without faults. */
  readonly platform: Platform;
  readonly wire: Wire;
  readonly partners: readonly Organization[];
  readonly onCall: readonly string[];
  readonly heard: Heard[] = [];
  /** In the order in which they were asked for; the way back after the way there. */
  readonly tripIds: string[] = [];
  readonly broken: string[] = [];
  #now: number;
  #sids = 0;
  #personId: string | undefined;

  private constructor(platform: Platform, wire: Wire, file: HubFile, start: string) {
    this.#now = Date.parse(start);
    // No two things happen at the very same instant.
    this.platform = { ...platform, clock: () => new Date((this.#now += 1)) };
    this.wire = wire;
    this.partners = file.organizations;
    this.onCall = file.hub.onCall.map(({ phone }) => phone);
    wire.whenItLeaves = async (id) => {
      const text = await readOutbox(this.platform.table, id);
      const trip = text?.promise === undefined ? undefined : await readTrip(this.platform, text.promise.tripId);
      if (trip === undefined) return undefined;
      const journey = trip.journey === undefined ? [] : await readJourney(this.platform, trip.journey.id);
      return truthOf(trip, wayOf(trip, journey));
    };
  }

  static async open(run: Run): Promise<World> {
    const { platform } = await testPlatform({ now: STARTS[run.startsAt] });
    const file = hubOf(run);
    await loadHub(platform, file.hub, { ...directoryOfHubFile(file), organizations: file.organizations });
    const world = new World(platform, await Wire.open(), file, STARTS[run.startsAt]);
    if (run.trips.some(({ person }) => person)) await world.#personArrives();
    return world;
  }

  close(): Promise<void> {
    return this.wire.close();
  }

  get now(): string {
    return new Date(this.#now).toISOString();
  }

  wait(ms: number): void {
    this.#now += Math.max(0, ms);
  }

  waitUntil(instant: string): void {
    this.#now = Math.max(this.#now, Date.parse(instant));
  }

  sid(): string {
    return `SM${(this.#sids += 1)}`;
  }

  /** An instance of a function: it may die at one of its transactions, and then the call is repeated by another one. */
  async repeated<T>(dies: Death | undefined, call: (platform: Platform) => Promise<T>): Promise<T> {
    if (dies === undefined) return call(this.platform);
    try {
      return await call({ ...this.platform, table: new CrashingTable(this.platform.table.names, dies) });
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      return call(this.platform);
    }
  }

  async ask({ when, person, dies }: Asked): Promise<void> {
    const id = this.platform.ids.uuid();
    const at = new Date(this.#now + 30 * HOUR).toISOString();
    const asked: TripRequest = tripRequestSchema.parse({
      ...(person && { personId: this.#personId }),
      purpose: person ? 'safe-place' : 'appointment',
      legs: [
        {
          from: { kind: 'community', communityId: 'place-timmins' },
          to: { kind: 'community', communityId: 'place-cochrane' },
        },
      ],
      when: when === 'at' ? { kind: 'at', at } : when === 'open' ? { kind: 'open' } : { kind: 'now' },
      ...(when === 'with-return' && { return: { kind: 'open' } }),
      passengers: { adults: 1, children: 0 },
    });
    const made = await this.repeated(dies, (platform) => createTrip(platform, staff, id, asked));
    if (isRefusal(made)) throw new Error(made.code);
    const { items } = await this.platform.table.query({ pk: `JOURNEY#${id}` });
    this.tripIds.push(...(items.length === 0 ? [id] : items.map((item) => String(item['tripId']))));
  }

  /** Timers and texts that wait, the first due first; due by `instant`. */
  async pending(instant = this.now): Promise<
    {
      readonly kind: 'timer' | 'outbox';
      readonly id: string;
      readonly dueAt: string;
      readonly timer: Timer | undefined;
    }[]
  > {
    const { items } = await pendingBy(this.platform.table, instant, 1000);
    return items.map((item) => {
      const timer = item.pk.startsWith('TIMER#') ? parseTimer(item) : undefined;
      const id = item.pk.slice(item.pk.indexOf('#') + 1);
      return { kind: timer === undefined ? 'outbox' : 'timer', id, dueAt: String(item['dueAt']), timer };
    });
  }

  read(tripId: string): ReturnType<typeof readTripWithOffers> {
    return readTripWithOffers(this.platform, tripId);
  }

  /** A table that has nothing to do with the faults of steps. */
  get table(): Table {
    return this.platform.table;
  }

  /** Somebody texts until their questions are over; a coordinator has seen it. */
  async #personArrives(): Promise<void> {
    const { platform } = this;
    const from = { channel: 'sms', phone: PERSON_PHONE } as const;
    const says = async (body: string): Promise<string> =>
      (await receiveText(platform, { from, body, messageSid: this.sid(), mediaCount: 0 })).reply ?? '';
    let reply = await says('Bonjour');
    for (let text = 0; text < 15 && !/lira tes réponses|will read your answers/u.test(reply); text += 1) {
      const asksHours = /sans risque\? Par exemple|text you here\? For example/u.test(reply);
      reply = await says(asksHours ? '8h à 20h' : willingAnswer(reply.replace('English? Reply EN.', '')));
    }
    const read = async () => {
      const found = await readConversation(platform, staff, await platform.phoneKey(PERSON_PHONE), 'intake-triage', {});
      if (isRefusal(found)) throw new Error(found.code);
      return found.item;
    };
    const { personId, phoneKey, version } = await read();
    this.#personId = personId;
    await handleConversation(platform, staff, phoneKey, 'done', version);
  }
}

function hubOf({ partners, waveSize, maxWaves }: Run): HubFile {
  const file = demoHub();
  const named = (name: string): Organization => {
    const found = file.organizations.find((one) => one.name.en === name);
    if (found === undefined) throw new Error(`The demo hub has no ${name}`);
    return found;
  };
  const neighbour = named(NEIGHBOUR);
  const some = [...PARTNERS.map(named).slice(0, partners - 1), neighbour];
  const organizations = some.map((one, at) =>
    at === 0 ? { ...one, dispatchPhones: [...one.dispatchPhones, SECOND_PHONE] } : one,
  );
  const ids = new Set<string>(organizations.map(({ id }) => id));
  return {
    ...file,
    hub: { ...file.hub, dispatch: { ...file.hub.dispatch, waveSize, maxWaves, neighbours: [neighbour.id] } },
    organizations,
    services: file.services.filter(({ organizationId }) => ids.has(organizationId)),
    locations: file.locations.filter((one) => 'organizationId' in one && ids.has(String(one.organizationId))),
    agreements: [],
  };
}
