import { profileKey, readProfile, type FileFacts } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Write } from '../platform/transaction.ts';
import { mayReportFor, notYourRecipient, whyNotOn, whyNotServiceType } from './admission.ts';
import { readAround, type Around } from './around-service.ts';
import { Bundle } from './bundle-store.ts';
import { eventRef } from './entry-ref.ts';
import { fiscalYearOf, type FiscalYear } from './fiscal-year.ts';
import type { LiveEvent, NewServiceEvent } from './model.ts';
import { factsOf, whyNotPerson } from './served-person.ts';
import { figuresOnly, standingOf, tallyWrites } from './standing-service.ts';
import * as store from './store.ts';

/** A service to be recorded under an id. */
export interface ServiceToRecord {
  readonly id: string;
  readonly service: NewServiceEvent;
  /** Writes of the caller for the same transaction; a condition of theirs that fails is a refusal of that name. */
  readonly also: readonly Write[];
  /** How to open the person's file in the same transaction, where there is none. */
  readonly opening?: Opening | undefined;
}

export interface Opening {
  readonly facts: FileFacts;
  readonly writes: () => Promise<readonly Write[] | Refusal>;
}

type Mode = 'together' | 'apart' | 'dry-run';

/** `alone`: left to `recordServiceEvent`, which will find the person's file. */
export type TogetherOutcome = 'recorded' | 'recordable' | 'alone' | Refusal;

/**
 * Records many services as `recordServiceEvent` records each, in fewer requests: what they need is read once, and they share
 * transactions. It is all or nothing for those that share one; when it fails they are left to be recorded alone, and so is
 * whatever is not quite usual. `apart`: each in a transaction of its own. `dry-run`: decides, and writes nothing.
 * @returns what could be decided. A service that is missing was to open a file, and somebody was faster: try it again.
 */
export async function recordTogether(
  platform: Platform,
  scope: Scope,
  records: readonly ServiceToRecord[],
  mode: Mode,
): Promise<ReadonlyMap<ServiceToRecord, TogetherOutcome>> {
  const around = await readAround(
    platform,
    records.map(({ service }) => service),
  );
  const gathering = new Gathering(platform, scope, around, mode);
  const byPerson = Map.groupBy(records, ({ service }) => service.personId);
  for (const record of [...byPerson.values()].flat()) await gathering.take(record);
  await gathering.flush();
  return gathering.outcomes;
}

/** A transaction holds a hundred items; one more service adds about ten at most. */
const ENOUGH_ITEMS = 60;

/** Gathers services into transactions, one after the other, and knows what each left behind. */
class Gathering {
  readonly outcomes = new Map<ServiceToRecord, TogetherOutcome>();
  readonly #platform: Platform;
  readonly #scope: Scope;
  readonly #around: Around;
  readonly #mode: Mode;
  /** Files opened by a transaction, or by the one under way. */
  readonly #opened = new Map<string, FileFacts>();
  /** Contributions as the transactions left them. */
  readonly #written = new Map<string, store.Served>();
  #bundle = new Bundle();
  #records: ServiceToRecord[] = [];

  constructor(platform: Platform, scope: Scope, around: Around, mode: Mode) {
    this.#platform = platform;
    this.#scope = scope;
    this.#around = around;
    this.#mode = mode;
  }

  /** Decides about a service; one that can be recorded goes into the transaction under way. */
  async take(record: ServiceToRecord): Promise<void> {
    const outcome = this.#whyNot(record) ?? (await this.#gather(record));
    if (outcome !== undefined) this.outcomes.set(record, outcome);
  }

  #whyNot({ service, opening }: ServiceToRecord): Refusal | undefined {
    if (!mayReportFor(this.#scope, service.recipientId)) return notYourRecipient();
    const { circumstancesOf, settings } = this.#around.situationOf(placeOf(service));
    const file = this.#around.item(profileKey(service.personId));
    return (
      (file === undefined && opening !== undefined ? undefined : whyNotPerson(file, this.#scope)) ??
      whyNotOn(service.serviceDate, circumstancesOf(placeOf(service)), 'serviceDate') ??
      whyNotServiceType(service.serviceType, settings.serviceTypes)
    );
  }

  async #gather(record: ServiceToRecord): Promise<TogetherOutcome | undefined> {
    const { service, opening } = record;
    const { personId } = service;
    const file = this.#fileOf(personId);
    const standing = await this.#standingOf(personId, placeOf(service).fiscalYear);
    const own = this.#written.get(yearOf(service)) ?? standing[0]?.served;
    const restates = own !== undefined && this.#isClosed(service, own);
    // Counted by another person, or a submitted report restated: these are written down one by one.
    if (standing.length > 1 || (restates && file !== undefined)) return 'alone';
    const apart = restates || this.#mode === 'apart';
    if (apart || this.#bundle.items >= ENOUGH_ITEMS) await this.flush();
    const facts = file ?? this.#opened.get(personId) ?? opening?.facts;
    const opens = file === undefined && !this.#opened.has(personId) ? await opening?.writes() : [];
    if (own === undefined || facts === undefined || opens === undefined) throw new Error('Who is served has a file');
    if (isRefusal(opens)) return opens;
    if (this.#mode === 'dry-run') return 'recordable';
    if (opens.length > 0) this.#opened.set(personId, facts);
    const { settings } = this.#around.situationOf(placeOf(service));
    const served = this.#written.get(yearOf(service)) ?? own;
    this.#bundle.add(this.#eventOf(record), factsOf(facts, service.communityId, settings), served, [
      ...opens,
      ...record.also,
    ]);
    this.#records.push(record);
    if (apart) await this.flush();
    return undefined;
  }

  #fileOf(personId: string): FileFacts | undefined {
    const item = this.#around.item(profileKey(personId));
    const profile = item === undefined ? undefined : readProfile(item);
    return profile?.state === 'active' ? profile : undefined;
  }

  #standingOf(personId: string, fiscalYear: FiscalYear): ReturnType<typeof standingOf> {
    return standingOf(this.#platform, personId, fiscalYear, this.#around.item);
  }

  /** Whether a tally that may change stands in a report that was submitted. */
  #isClosed(service: NewServiceEvent, served: store.Served): boolean {
    const { fiscalYear, recipientId } = placeOf(service);
    return [recipientId, ...served.recipients].some((id) => this.#tallyOf(id, fiscalYear).closed !== undefined);
  }

  #tallyOf(recipientId: string, fiscalYear: FiscalYear): store.Tally {
    return store.readTally(this.#around.item(store.tallyKey({ recipientId, fiscalYear })));
  }

  #eventOf({ id, service }: ServiceToRecord): LiveEvent {
    return {
      ...service,
      id,
      fiscalYear: fiscalYearOf(service.serviceDate),
      state: 'live',
      recordedAt: this.#platform.clock().toISOString(),
      recordedBy: this.#scope.memberId,
      version: 1,
    };
  }

  /** Writes the transaction under way. */
  async flush(): Promise<void> {
    const [bundle, records] = [this.#bundle, this.#records];
    this.#bundle = new Bundle();
    this.#records = [];
    if (records.length === 0) return;
    const outcome = await this.#platform.table.write([...bundle.writes(), ...(await this.#tallyWrites(bundle))]);
    if (outcome.committed) {
      for (const { served, personId } of bundle.served()) this.#written.set(`${personId}#${served.fiscalYear}`, served);
      for (const record of records) this.outcomes.set(record, 'recorded');
      return;
    }
    for (const record of records) {
      const refused = records.length > 1 ? undefined : refusedOf(record, outcome.refusals);
      if (refused !== undefined) this.outcomes.set(record, refused);
      else if (this.#fileOf(record.service.personId) !== undefined) this.outcomes.set(record, 'alone');
      else this.#opened.delete(record.service.personId);
    }
  }

  async #tallyWrites(bundle: Bundle): Promise<readonly Write[]> {
    const [event, ...others] = bundle.events;
    const changes = bundle.changes();
    if (event === undefined || others.length > 0) {
      return changes.map(({ place, figures }) =>
        store.tallyWrite(place, this.#tallyOf(place.recipientId, place.fiscalYear), { figures }),
      );
    }
    const { fiscalYear, recordedAt: at, recordedBy: by } = event;
    const cause = { at, by, what: 'service-event-recorded', about: eventRef(event), reason: 'recorded-late' };
    const figures = new Map(changes.map(({ place, figures }) => [place.recipientId, figures]));
    const known = new Map([...figures.keys()].map((id) => [id, this.#tallyOf(id, fiscalYear)]));
    return tallyWrites(this.#platform, fiscalYear, figuresOnly(figures), cause, known);
  }
}

const placeOf = ({ recipientId, serviceDate }: NewServiceEvent) => ({
  recipientId,
  fiscalYear: fiscalYearOf(serviceDate),
});
const yearOf = (service: NewServiceEvent): string => `${service.personId}#${placeOf(service).fiscalYear}`;

/** A condition of the caller's own writes that failed; nothing when it was one of ours. */
function refusedOf({ also }: ServiceToRecord, refusals: readonly string[]): Refusal | undefined {
  const code = also
    .flatMap((write) => ('refusal' in write ? [write.refusal] : []))
    .find((one) => refusals.includes(one));
  return code === undefined ? undefined : refuse('conflict', code, 'This id already stands for something else.', 'id');
}
