import { profileKey, readProfile, unknownPerson, type FileFacts } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item, Key } from '../platform/table.ts';
import { create, type Write } from '../platform/transaction.ts';
import { mayReportFor, notYourRecipient, whyNotOn, whyNotServiceType } from './admission.ts';
import { readSituation, type Situation } from './circumstances-service.ts';
import { diff, withEvent, type Contribution } from './contribution.ts';
import { meaningOf, plus, type Figures } from './counter.ts';
import { eventRef, type LedgerPlace } from './entry-ref.ts';
import { newFacts } from './facts.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import type { LiveEvent, NewServiceEvent, ServiceEvent } from './model.ts';
import { factsOf, whyNotPerson } from './served-person.ts';
import { figuresOnly, standingKeys, standingOf, tallyWrites } from './standing-service.ts';
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

/** `alone`: it has to be recorded by `recordServiceEvent`, which finds the person's file. */
export type TogetherOutcome = ServiceEvent | Refusal | 'recordable' | 'alone';

/** Soft: a service adds ten items at most, and a transaction holds a hundred. */
const MAX_ITEMS = 60;

/**
 * Records many services as `recordServiceEvent` records each, with fewer requests: what they need is read once, and services
 * that do not stand in each other's way share a transaction. It is all or nothing for those that share one; when it fails,
 * they are left to be recorded alone. `one-by-one`: a transaction for each. `dry-run`: decides and writes nothing.
 * @returns what could be decided. A service that is missing was to open a file, and somebody else was faster: try it again.
 */
export async function recordTogether(
  platform: Platform,
  scope: Scope,
  records: readonly ServiceToRecord[],
  mode: 'together' | 'one-by-one' | 'dry-run',
): Promise<ReadonlyMap<ServiceToRecord, TogetherOutcome>> {
  const decided = new Map<ServiceToRecord, TogetherOutcome>();
  const view = await viewOf(platform, records);
  let bundle = emptyBundle();
  const flush = async (): Promise<void> => {
    await commit(platform, scope, view, bundle, decided);
    bundle = emptyBundle();
  };
  for (const record of [...Map.groupBy(records, ({ service }) => service.personId).values()].flat()) {
    const refusal = whyNot(view, scope, record);
    if (refusal !== undefined) {
      decided.set(record, refusal);
      continue;
    }
    let addition = await additionTo(platform, scope, view, bundle, record);
    const crowded = mode === 'one-by-one' || bundle.items >= MAX_ITEMS || bundle.restates;
    if (bundle.events.length > 0 && (crowded || (typeof addition === 'object' && 'event' in addition && addition.restates))) {
      await flush();
      addition = await additionTo(platform, scope, view, bundle, record);
    }
  }
  return decided;
}
