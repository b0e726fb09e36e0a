import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { contributionOf, talliesOf, type Contribution } from '../../shared/counting/contribution.ts';
import type { Figures } from '../../shared/counting/counter.ts';
import { parseFiscalYear } from '../../shared/counting/fiscal-year.ts';
import {
  correctServiceEvent,
  eventRef,
  fiscalYearOf,
  listEventsOfPerson,
  readReport,
  recordServiceEvent,
  voidServiceEvent,
  type ServiceEvent,
} from '../../shared/counting/index.ts';
import { readTally, readServed, servedKey, tallyKey } from '../../shared/counting/store.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const years = [parseFiscalYear(2025), parseFiscalYear(2026)];

interface Setting {
  readonly platform: Platform;
  readonly recipients: readonly string[];
  readonly people: readonly string[];
}

async function setUp(numberOfPeople: number): Promise<Setting> {
  const { platform } = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
  const { organizations } = await setUpDemoHub(platform);
  const people: string[] = [];
  for (let n = 0; n < numberOfPeople; n += 1) {
    const { personId, writes } = await createPersonWrites(platform, { ageBand: 'unknown', language: 'en' });
    await platform.table.write(writes);
    people.push(personId);
  }
  return { platform, people, recipients: organizations.filter((each) => each.isRecipient).map(({ id }) => id) };
}

/** Park and Miller's generator: the same run every time. */
function dice(seed: number): <T>(from: readonly T[]) => T {
  let state = seed;
  return (from) => {
    state = (state * 48_271) % 2_147_483_647;
    const chosen = from[state % from.length];
    if (chosen === undefined) throw new Error('Nothing to choose from');
    return chosen;
  };
}

async function eventsOf({ platform, people }: Setting): Promise<Map<string, ServiceEvent[]>> {
  const all = new Map<string, ServiceEvent[]>();
  for (const personId of people) {
    const { items, cursor } = await listEventsOfPerson(platform, staff, personId, { limit: 1000 });
    expect(cursor).toBeUndefined();
    all.set(personId, items);
  }
  return all;
}

/** The invariant: every tally is the sum of the contributions, and every contribution is `f` of the live events. */
async function expectExact(setting: Setting): Promise<void> {
  const { platform, recipients } = setting;
  const events = await eventsOf(setting);
  const none: Figures = new Map();
  for (const year of years) {
    const contributions: Contribution[] = [];
    for (const [personId, all] of events) {
      const live = all.filter((event) => event.state === 'live' && event.fiscalYear === year);
      const served = readServed(await platform.table.get(servedKey(personId, year)), year);
      expect(served.contribution.services).toEqual(contributionOf(live).services);
      contributions.push(served.contribution);
    }
    for (const recipientId of recipients) {
      const tally = readTally(await platform.table.get(tallyKey({ recipientId, fiscalYear: year }))).figures;
      expect(tally).toEqual(talliesOf(contributions).get(recipientId) ?? none);
    }
  }
}

describe('twenty concurrent writers', { timeout: 90_000 }, () => {
  it.each([11, 12])('of the same few persons keep every tally exact, whatever they do (seed %i)', async (seed) => {
    const setting = await setUp(5);
    const odd: string[] = [];
    const expected = ['changed-meanwhile', 'event-void'];
    const { platform, people, recipients } = setting;
    const writer = async (number: number): Promise<void> => {
      const pick = dice(seed * 1000 + number);
      const mine: string[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const service = {
          recipientId: pick(recipients),
          serviceDate: parseLocalDate(pick(['2025-05-01', '2026-03-31', '2026-04-01', '2026-06-15', '2026-11-01'])),
          serviceType: pick(['safety-planning', 'transportation']),
        };
        const what = mine.length === 0 ? 'record' : pick(['record', 'record', 'void', 'correct', 'repeat']);
        if (what === 'record') {
          const id = platform.ids.uuid();
          const event = { ...service, personId: pick(people) };
          const [first, second] = await Promise.all([
            recordServiceEvent(platform, staff, id, event),
            recordServiceEvent(platform, staff, id, event),
          ]);
          if (!isDeepStrictEqual(second, first)) odd.push('a repeat was answered with something else');
          if (!('refused' in first)) mine.push(eventRef(first));
        } else if (what === 'correct') {
          const ref = pick(mine);
          const corrected = await correctServiceEvent(platform, staff, ref, { ...service, reason: 'other' }, 1);
          if ('refused' in corrected && !expected.includes(corrected.code)) odd.push(corrected.code);
        } else {
          await voidServiceEvent(platform, staff, pick(mine), 'duplicate');
        }
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, number) => writer(number)));
    expect(odd).toEqual([]);
    await expectExact(setting);
  });

  it('each of a person of their own lose nothing on the one tally they share', async () => {
    const setting = await setUp(20);
    const { platform, people, recipients } = setting;
    const recipientId = recipients[0] ?? '';
    const serviceDate = parseLocalDate('2026-05-01');
    const results = await Promise.all(
      people.map((personId) =>
        recordServiceEvent(platform, staff, platform.ids.uuid(), {
          personId,
          recipientId,
          serviceDate,
          serviceType: 'mobile-services',
        }),
      ),
    );
    expect(results.filter((result) => 'refused' in result)).toEqual([]);
    await expectExact(setting);
    const report = await readReport(platform, staff, { recipientId, fiscalYear: fiscalYearOf(serviceDate) });
    expect(report).toMatchObject({ elements: [{ code: 'persons-served', value: 20 }, {}, {}, {}] });
  });
});
