import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { contributionOf, talliesOf } from '../../shared/counting/contribution.ts';
import { FISCAL_MONTHS, type FiscalYear } from '../../shared/counting/fiscal-year.ts';
import {
  eventRef,
  parseFiscalYear,
  readHubReport,
  readReport,
  recordEntry,
  recordServiceEvent,
  voidActivity,
  voidServiceEvent,
  refOf,
  type Report,
} from '../../shared/counting/index.ts';
import type { NewServiceEvent } from '../../shared/counting/model.ts';
import { hubReportOf, reportOf } from '../../shared/counting/report.ts';
import { readServed, readTally, servedKey, tallyKey } from '../../shared/counting/store.ts';
import { mergePersons, splitPersons } from '../../shared/identity/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import { openHub, SERVICE_TYPES, SETTINGS, type Scene, type Setting } from '../counting-model/scene.ts';
import { testPlatform } from '../platform.ts';

const setting: Setting = {
  name: 'two fiscal years',
  openedOn: '2025-04-01',
  now: '2026-05-10T15:00:00.000Z',
  today: '2026-05-10',
  timeZone: 'America/Toronto',
  dates: ['2025-04-01', '2025-04-30', '2025-12-31', '2026-03-31', '2026-04-01', '2026-05-10'],
  years: [2025, 2026],
};

let base: Platform;
beforeAll(async () => {
  ({ platform: base } = await testPlatform());
});
const hub = (): Promise<Scene> => openHub(base, setting);

/** A service in whatever hub: by the numbers of its person and recipient there. */
interface Service {
  readonly person: number;
  readonly recipient: number;
  readonly date: string;
  readonly type: string;
}
const service: fc.Arbitrary<Service> = fc.record({
  person: fc.nat(2),
  recipient: fc.nat(1),
  date: fc.constantFrom(...setting.dates),
  type: fc.constantFrom(...SERVICE_TYPES),
});
const services = (maxLength: number): fc.Arbitrary<Service[]> => fc.array(service, { minLength: 1, maxLength });

const inHub = ({ persons, recipients }: Scene, { person, recipient, date, type }: Service): NewServiceEvent => ({
  personId: persons[person]?.id ?? '',
  recipientId: recipients[recipient] ?? '',
  serviceDate: parseLocalDate(date),
  serviceType: type,
});

function answered<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
}

async function serve(scene: Scene, one: Service, id = base.ids.uuid()): Promise<string> {
  return eventRef(answered(await recordServiceEvent(scene.platform, scene.staff, id, inHub(scene, one))));
}

async function serveAll(scene: Scene, all: readonly Service[]): Promise<string[]> {
  const refs: string[] = [];
  for (const one of all) refs.push(await serve(scene, one));
  return refs;
}

const takeOff = async (scene: Scene, ref: string): Promise<unknown> =>
  answered(await voidServiceEvent(scene.platform, scene.staff, ref, 'duplicate'));

/** Every figure and every person's year, by numbers instead of ids, so that two hubs can be compared. */
async function everyCount({ platform, recipients, persons, years }: Scene) {
  const { table } = platform;
  const tallies = years.flatMap((fiscalYear) =>
    recipients.map(async (recipientId) => {
      const { figures, spent, merging } = readTally(await table.get(tallyKey({ recipientId, fiscalYear })));
      return { figures: Object.fromEntries([...figures].sort()), spent, merging };
    }),
  );
  const contributions = years.flatMap((year) =>
    persons.map(async ({ id }) => {
      const { contribution } = readServed(await table.get(servedKey(id, year)), year);
      const { services: byRecipient, about } = contribution;
      return {
        services: recipients.map((recipientId) => byRecipient.get(recipientId) ?? new Map()),
        about: Object.fromEntries([...about].sort()),
      };
    }),
  );
  return { tallies: await Promise.all(tallies), contributions: await Promise.all(contributions) };
}
const few = { numRuns: 12 };

describe('on the record', { timeout: 120_000 }, () => {
  it('recording twice is recording once', async () => {
    await fc.assert(
      fc.asyncProperty(services(4), async (all) => {
        const [once, twice] = await Promise.all([hub(), hub()]);
        await serveAll(once, all);
        for (const one of all) {
          const id = base.ids.uuid();
          expect(await serve(twice, one, id)).toBe(await serve(twice, one, id));
        }
        expect(await everyCount(twice)).toEqual(await everyCount(once));
      }),
      few,
    );
  });

  it('a void after a record is nothing', async () => {
    await fc.assert(
      fc.asyncProperty(services(4), services(3), async (all, passing) => {
        const scene = await hub();
        await serveAll(scene, all);
        const before = await everyCount(scene);
        for (const ref of (await serveAll(scene, passing)).reverse()) await takeOff(scene, ref);
        expect(await everyCount(scene)).toEqual(before);
      }),
      few,
    );
  });

  it('the order of events does not matter', async () => {
    const orders = services(6).chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([one, other]) => {
        const [first, second] = await Promise.all([hub(), hub()]);
        await Promise.all([serveAll(first, one), serveAll(second, other)]);
        expect(await everyCount(second)).toEqual(await everyCount(first));
      }),
      few,
    );
  });

  it('a merge and its split are as if nobody had been merged, whatever was recorded or voided between', async () => {
    const rounds = fc.record({
      before: services(3),
      between: services(3),
      voids: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
      who: fc.constantFrom([0, 1], [1, 0], [2, 0], [0, 2]),
    });
    await fc.assert(
      fc.asyncProperty(rounds, async ({ before, between, voids, who: [child = 0, parent = 0] }) => {
        const [merged, never] = await Promise.all([hub(), hub()]);
        const personId = merged.persons[child]?.id ?? '';
        const parentId = merged.persons[parent]?.id ?? '';
        const { platform, staff } = merged;
        const refs = await serveAll(merged, before);
        const asOne = { personId, parentId, reason: 'same-person' };
        answered(await mergePersons(platform, staff, base.ids.uuid(), asOne));
        refs.push(...(await serveAll(merged, between)));
        for (const at of voids) if (refs[at] !== undefined) await takeOff(merged, refs[at]);
        const apart = { personId, reason: 'merged-in-error' };
        answered(await splitPersons(platform, staff, base.ids.uuid(), apart));
        const others = await serveAll(never, [...before, ...between]);
        for (const at of voids) if (others[at] !== undefined) await takeOff(never, others[at]);
        expect(await everyCount(merged)).toEqual(await everyCount(never));
      }),
      few,
    );
  });

  it('a joint activity counts once for each of its hosts and for nobody else, and not at all once it is void', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('2026-04-01', '2026-05-10'),
        async (hosting, date) => {
          const scene = await hub();
          const { platform, staff, recipients } = scene;
          const activities = async (): Promise<(number | undefined)[]> => {
            const reports = recipients.map((recipientId) =>
              readReport(platform, staff, { recipientId, fiscalYear: parseFiscalYear(2026) }),
            );
            return (await Promise.all(reports)).map((report) => valueOf(answered(report), 'group-activities'));
          };
          const hosts = hosting.map((host) => recipients[host] ?? '');
          const activity = { kind: 'group-activity', hosts, date: parseLocalDate(date), type: 'cultural' } as const;
          const id = base.ids.uuid();
          const entry = answered(await recordEntry(platform, staff, id, activity));
          answered(await recordEntry(platform, staff, id, activity));
          expect(await activities()).toEqual(recipients.map((_, at) => (hosting.includes(at) ? 1 : 0)));
          answered(await voidActivity(platform, staff, 'group-activity', refOf(entry), 'did-not-take-place'));
          expect(await activities()).toEqual(recipients.map(() => 0));
        },
      ),
      few,
    );
  });

  it('of any three dates only those count that are not after today where the hub is', async () => {
    const ends = SETTINGS.filter(({ now }) => now === '2026-04-01T04:30:00.000Z');
    expect(ends.map(({ timeZone }) => timeZone)).toEqual(['America/Winnipeg', 'America/Toronto']);
    const codes: unknown[] = [];
    for (const end of ends) {
      const scene = await openHub(base, end);
      for (const date of ['2026-03-31', '2026-04-01', '2026-04-02']) {
        const one = inHub(scene, { person: 0, recipient: 0, date, type: 'safety-planning' });
        const answer = await recordServiceEvent(scene.platform, scene.staff, base.ids.uuid(), one);
        codes.push(isRefusal(answer) ? answer.code : answer.fiscalYear);
      }
    }
    expect(codes).toEqual([2025, 'future-date', 'future-date', 2025, 2026, 'future-date']);
  });

  it('31 March and 1 April are two years, and 29 February is in the eleventh month', async () => {
    const [leapYear] = SETTINGS;
    const scene = await openHub(base, leapYear ?? setting);
    const dates = ['2024-02-29', '2024-03-31', '2024-04-01'];
    for (const [person, date] of dates.entries()) {
      await serve(scene, { person, recipient: 0, date, type: 'safety-planning' });
    }
    const monthsOf = async (fiscalYear: FiscalYear): Promise<readonly number[] | undefined> => {
      const place = { recipientId: scene.recipients[0] ?? '', fiscalYear };
      const report = answered(await readReport(scene.platform, scene.staff, place));
      return report.elements[0]?.byMonth.map(({ value }) => value);
    };
    const none = FISCAL_MONTHS.map(() => 0);
    expect(await monthsOf(parseFiscalYear(2023))).toEqual([...none.slice(0, 10), 1, 1]);
    expect(await monthsOf(parseFiscalYear(2024))).toEqual([1, ...none.slice(1)]);
    const asOf = answered(
      await readHubReport(scene.platform, scene.staff, parseFiscalYear(2023), parseLocalDate('2024-02-29')),
    );
    expect(valueOf(asOf, 'persons-served')).toBe(1);
  });
});

const valueOf = (report: Report, code: string): number | undefined =>
  report.elements.find((element) => element.code === code)?.value;

describe('in every report', () => {
  it('the months and the quarters add up to the year, as of every month, and no recipient has more than the hub', () => {
    const fiscalYear = parseFiscalYear(2025);
    const people = fc.array(
      fc.array(
        fc.record({
          recipientId: fc.constantFrom('north', 'south', 'west'),
          serviceDate: fc.date({ min: new Date('2025-04-01'), max: new Date('2026-03-31'), noInvalidDate: true }),
          serviceType: fc.constantFrom(...SERVICE_TYPES),
        }),
        { maxLength: 6 },
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(people, fc.constantFrom(...FISCAL_MONTHS), (all, through) => {
        const contributions = all.map((events) =>
          contributionOf(
            events.map((event) => ({
              ...event,
              serviceDate: parseLocalDate(event.serviceDate.toISOString().slice(0, 10)),
            })),
          ),
        );
        const tallies = [...talliesOf(contributions)].map(([recipientId, figures]) => ({
          recipientId,
          figures,
          merging: 0,
        }));
        const whole = hubReportOf(tallies, { fiscalYear, through });
        const reports = tallies.map((tally) => reportOf(tally, { ...tally, fiscalYear, through }));
        for (const { elements } of [whole, ...reports]) {
          for (const { value, byMonth, byQuarter } of elements) {
            expect(sum(byMonth.map((month) => month.value))).toBe(value);
            expect(sum(byQuarter.map((quarter) => quarter.value))).toBe(value);
            expect(byMonth.at(-1)?.cumulative).toBe(value);
          }
        }
        const persons = reports.map((report) => valueOf(report, 'persons-served') ?? 0);
        const ofHub = valueOf(whole, 'persons-served') ?? 0;
        expect(ofHub).toBeGreaterThanOrEqual(Math.max(0, ...persons));
        expect(ofHub).toBeLessThanOrEqual(sum(persons));
      }),
      { numRuns: 300 },
    );
  });
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
