import { counter, type Counter, type Figures, SHIPPED_TYPES } from '../../shared/counting/counter.ts';
import { newFacts, type Facts } from '../../shared/counting/facts.ts';
import { FISCAL_MONTHS, quarterEndOf, monthEnd } from '../../shared/counting/fiscal-year.ts';
import { recordServiceEvent } from '../../shared/counting/index.ts';
import { tallyKey, tallyToItem } from '../../shared/counting/store.ts';
import { loadDirectory } from '../../shared/directory/index.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import type { Table } from '../../shared/platform/table.ts';
import { platformOn } from '../bare-platform.ts';
import { setUpDemoHub } from '../hub.ts';
import { kilobytesOf, sizeOf, type Meter } from '../meter.ts';
import { YEAR } from './counting-events.ts';

export interface TallyFigures {
  /** Of the item of a whole year in which nothing is left at 0. */
  readonly bytes: number;
  readonly counters: number;
  /** Write units of a service on top of such a year. */
  readonly newPersonWriteUnits: number;
  readonly knownPersonWriteUnits: number;
}

const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };

/** What the fullest tally weighs, and what recording costs beside it. */
export async function measureTally(dynamodb: string): Promise<TallyFigures> {
  const { platform, meter } = await platformOn(dynamodb, { now: '2027-04-15T15:00:00.000Z' });
  const { organizations } = await setUpDemoHub(platform);
  const place = { recipientId: organizations.find(({ isRecipient }) => isRecipient)?.id ?? '', fiscalYear: YEAR };
  const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
  const figures = fullYear();
  await platform.table.write([...writes, { put: tallyToItem(place, figures) }]);
  await loadDirectory(platform);

  const serve = async (): Promise<number> => {
    meter.reset();
    const answer = await recordServiceEvent(platform, scope, platform.ids.uuid(), {
      personId,
      recipientId: place.recipientId,
      serviceDate: monthEnd(YEAR, 12),
      serviceType: SHIPPED_TYPES[0] ?? '',
    });
    if ('refused' in answer) throw new Error(`Refused: ${JSON.stringify(answer)}`);
    return writeUnits(meter, platform.table);
  };
  const newPersonWriteUnits = await serve();
  const knownPersonWriteUnits = await serve();
  const bytes = sizeOf(await platform.table.get(tallyKey(place)));
  return { bytes, counters: figures.size, newPersonWriteUnits, knownPersonWriteUnits };
}

/** The units counted, with each update weighed by the item it left behind. */
async function writeUnits(meter: Meter, table: Table): Promise<number> {
  let units = meter.writeUnits;
  for (const key of [...meter.updated]) units += 2 * (kilobytesOf(await table.get(key)) - 1);
  return units;
}

/** Three digits of persons a month in every counter there is, activities every week, millions spent. */
function fullYear(): Figures {
  const marks = new Set(everyFact.flatMap((facts) => newFacts(new Map(), facts)));
  const figures = new Map<Counter, number>();
  for (const month of FISCAL_MONTHS) {
    for (const serviceType of [undefined, ...SHIPPED_TYPES]) {
      figures.set(counter({ measure: 'persons', month, serviceType }), 123);
      figures.set(counter({ measure: 'persons-elsewhere', month, serviceType }), 12);
    }
    if (quarterEndOf(month) === month) {
      for (const fact of marks) figures.set(counter({ measure: 'persons', month, fact }), 45);
    }
    figures.set(counter({ measure: 'group-activities', month }), 12);
    figures.set(counter({ measure: 'capacity-activities', month }), 4);
    figures.set(counter({ measure: 'spent-cents', month }), 12_345_678);
  }
  return figures;
}

/** Between them they say everything a breakdown tells apart. */
const everyFact: readonly Facts[] = [
  { ageBand: 'under-16', language: 'fr', community: 'rural-or-remote', nation: 'declared' },
  { ageBand: '16-17', language: 'en', community: 'urban' },
  { ageBand: '18-plus', language: 'oj' },
];
