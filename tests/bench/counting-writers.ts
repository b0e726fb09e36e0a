import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SHIPPED_TYPES } from '../../shared/counting/counter.ts';
import { firstDayOf, monthEnd, FISCAL_MONTHS } from '../../shared/counting/fiscal-year.ts';
import { eventRef, readReport, readServiceEvent, recordServiceEvent } from '../../shared/counting/index.ts';
import type { NewServiceEvent, ServiceEvent } from '../../shared/counting/model.ts';
import { loadDirectory } from '../../shared/directory/index.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import { createPlatform, type Platform } from '../../shared/platform/platform.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { documentClient } from '../../shared/platform/table.ts';
import { platformOn } from '../bare-platform.ts';
import { setUpDemoHub } from '../hub.ts';
import { dice, pick, YEAR } from './counting-events.ts';
import { difference, personsIn, personsOf } from './counting-persons.ts';

const WRITERS = 50;
/** Half of them first services of persons whom this writer alone serves, half services of known persons whom all writers serve. */
const EVENTS_EACH = 20;
const KNOWN_PERSONS = 100;

export interface ConcurrentFigures {
  readonly writers: number;
  readonly events: number;
  /** Services on the record per second, all writers together. */
  readonly perSecond: number;
  /** Transactions tried again for each one committed, whatever the reason. */
  readonly conflictRate: number;
  /** Tried again because another transaction held an item, and because what was read had changed. */
  readonly retriedFor: { readonly conflict: number; readonly condition: number };
  /** Services answered as recorded that are not in the table, and by how much the figures of the report are off. */
  readonly lost: number;
}

const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };

/**
 * Fifty function instances record services for one recipient at once: half of persons new in the year, half of known ones.
 * DynamoDB Local runs one transaction at a time, so here only a condition can fail (two writers of one person); on AWS the
 * tally itself may also make a transaction wait for another (`conflict`).
 */
export async function measureWriters(dynamodb: string): Promise<ConcurrentFigures> {
  const { platform, env } = await platformOn(dynamodb, { now: '2027-04-15T15:00:00.000Z' });
  const { organizations } = await setUpDemoHub(platform);
  const recipientId = organizations.find(({ isRecipient }) => isRecipient)?.id ?? '';
  const random = dice(50);
  const service = (personId: string): NewServiceEvent => ({
    personId,
    recipientId,
    serviceDate: pick(random, [firstDayOf(YEAR), ...FISCAL_MONTHS.map((month) => monthEnd(YEAR, month))]),
    serviceType: pick(random, SHIPPED_TYPES),
  });

  const known = await createPersons(platform, KNOWN_PERSONS);
  const before: ServiceEvent[] = [];
  for (const personId of known) before.push(await record(platform, service(personId)));
  const newcomers = await createPersons(platform, (WRITERS * EVENTS_EACH) / 2);

  const transactions = new Transactions();
  const writers = Array.from({ length: WRITERS }, (_, number) => {
    const doc = documentClient();
    transactions.watch(doc);
    const own = createPlatform(env, { doc, clock: platform.clock, log: platform.log });
    const mine = newcomers.slice((number * EVENTS_EACH) / 2, ((number + 1) * EVENTS_EACH) / 2);
    return { own, services: mine.flatMap((personId) => [service(personId), service(pick(random, known))]) };
  });
  // A warm instance has the directory in memory.
  await Promise.all(writers.map(({ own }) => loadDirectory(own)));

  const from = performance.now();
  const answered = await Promise.all(
    writers.map(async ({ own, services }) => {
      const events: ServiceEvent[] = [];
      for (const each of services) events.push(await record(own, each));
      return events;
    }),
  );
  const seconds = (performance.now() - from) / 1000;

  const events = answered.flat();
  const { committed, conflict, condition } = transactions;
  return {
    writers: WRITERS,
    events: events.length,
    perSecond: Math.round(events.length / seconds),
    conflictRate: Math.round(((conflict + condition) / committed) * 1000) / 1000,
    retriedFor: { conflict, condition },
    lost: await lostOf(platform, recipientId, [...before, ...events]),
  };
}

async function createPersons(platform: Platform, number: number): Promise<readonly string[]> {
  const ids: string[] = [];
  while (ids.length < number) {
    const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
    await platform.table.write(writes);
    ids.push(personId);
  }
  return ids;
}

const record = async (platform: Platform, service: NewServiceEvent): Promise<ServiceEvent> =>
  granted(await recordServiceEvent(platform, scope, platform.ids.uuid(), service));

function granted<T extends object>(answer: T | Refusal): T {
  if ('refused' in answer) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** Reads every service back, and counts the persons of the report once more with sets. */
async function lostOf(platform: Platform, recipientId: string, events: readonly ServiceEvent[]): Promise<number> {
  let lost = 0;
  for (const event of events) {
    const found = await readServiceEvent(platform, scope, eventRef(event));
    if ('refused' in found || found.state !== 'live') lost += 1;
  }
  const report = granted(await readReport(platform, scope, { recipientId, fiscalYear: YEAR }));
  return lost + difference(personsIn(report), personsOf(events));
}

/** What became of the transactions that some clients sent. */
class Transactions {
  committed = 0;
  conflict = 0;
  condition = 0;

  watch(client: DynamoDBDocumentClient): void {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName !== 'TransactWriteItemsCommand') return next(args);
        try {
          const result = await next(args);
          this.committed += 1;
          return result;
        } catch (error) {
          if (error instanceof TransactionCanceledException) {
            const failed = (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed');
            if (failed) this.condition += 1;
            else this.conflict += 1;
          }
          throw error;
        }
      },
      { step: 'initialize', name: 'watchTransactions' },
    );
  }
}
