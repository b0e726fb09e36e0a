import { beforeAll, describe, expect, it } from 'vitest';
import {
  correctServiceEvent,
  eventRef,
  listEventsOfLedger,
  listEventsOfPerson,
  parseFiscalYear,
  readHubReport,
  readReport,
  recordServiceEvent,
  voidServiceEvent,
  type Report,
  type ServiceEvent,
} from '../../shared/counting/index.ts';
import { createPersonWrites, erasePerson } from '../../shared/people/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const year = parseFiscalYear(2026);
const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
let hub: TestPlatform;
let platform: Platform;
let recipients: string[];

beforeAll(async () => {
  hub = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
  platform = hub.platform;
  const { organizations } = await setUpDemoHub(platform);
  recipients = organizations.filter(({ isRecipient }) => isRecipient).map(({ id }) => id);
});

async function newPerson(): Promise<string> {
  const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
  await platform.table.write(writes);
  return personId;
}

interface Service {
  readonly personId: string;
  readonly date: string;
  readonly recipientId?: string;
  readonly type?: string;
  readonly id?: string;
  readonly scope?: Scope;
}
const record = ({ personId, date, recipientId, type = 'safety-planning', id, scope = staff }: Service) =>
  recordServiceEvent(platform, scope, id ?? platform.ids.uuid(), {
    personId,
    recipientId: recipientId ?? recipients[0] ?? '',
    serviceDate: parseLocalDate(date),
    serviceType: type,
  });

const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);

function recorded(event: ServiceEvent | Refusal): ServiceEvent {
  if ('refused' in event) throw new Error(event.code);
  return event;
}

const value = (report: Report | Refusal, code: Report['elements'][number]['code'] = 'persons-served'): unknown =>
  'refused' in report ? report.code : report.elements.find((element) => element.code === code)?.value;

/** Persons served since before, at one recipient: the tests share a hub, so each looks at what it changed itself. */
async function persons(fiscalYear = year, recipientId = recipients[0] ?? '', asOf?: string): Promise<number> {
  const report = await readReport(
    platform,
    staff,
    { recipientId, fiscalYear },
    asOf === undefined ? undefined : parseLocalDate(asOf),
  );
  return Number(value(report));
}

describe('a person served three times in a fiscal year', () => {
  it('counts once, and counts again in the next year', async () => {
    const [before, beforeLast] = [await persons(), await persons(parseFiscalYear(2025))];
    const personId = await newPerson();
    for (const date of ['2026-05-04', '2026-06-04', '2026-05-20']) await record({ personId, date });
    expect(await persons()).toBe(before + 1);
    await record({ personId, date: '2026-03-31' });
    expect(await persons(parseFiscalYear(2025))).toBe(beforeLast + 1);
    expect(await persons()).toBe(before + 1);
  });
});

describe('recording', () => {
  it('costs two round trips; six write units for a person new in the year, four for one who is known', async () => {
    const personId = await newPerson();
    await record({ personId: await newPerson(), date: '2026-05-04' });
    hub.meter.reset();
    await record({ personId, date: '2026-05-04' });
    expect(hub.meter.roundTrips).toBe(2);
    expect(hub.meter.writeUnits).toBeLessThanOrEqual(6);
    hub.meter.reset();
    await record({ personId, date: '2026-06-04' });
    expect(hub.meter.roundTrips).toBe(2);
    expect(hub.meter.writeUnits).toBeLessThanOrEqual(4);
  });

  it('twice under one id is recording once, also after a correction and after a void', async () => {
    const before = await persons();
    const service = { personId: await newPerson(), date: '2026-05-04', id: platform.ids.uuid() };
    const first = recorded(await record(service));
    expect(await record(service)).toEqual(first);
    const ref = eventRef(first);
    const moved = await correctServiceEvent(
      platform,
      staff,
      ref,
      { serviceDate: parseLocalDate('2026-02-01'), reason: 'wrong-date' },
      1,
    );
    expect(await record(service)).toEqual(moved);
    expect(await persons()).toBe(before);
    await voidServiceEvent(platform, staff, ref, 'entered-in-error');
    expect(await record(service)).toMatchObject({ state: 'void' });
    expect(await persons()).toBe(before);
  });

  it('another service under an id that is taken is refused', async () => {
    const personId = await newPerson();
    const id = platform.ids.uuid();
    await record({ personId, date: '2026-05-04', id });
    expect(codeOf(await record({ personId, date: '2026-05-05', id }))).toBe('event-id-used');
  });

  it('is refused with a clear code', async () => {
    const personId = await newPerson();
    const refusal = async (service: Partial<Service>) =>
      codeOf(await record({ personId, date: '2026-05-04', ...service }));
    expect(await refusal({ date: '2026-11-23' })).toBe('future-date');
    expect(await refusal({ date: '2025-03-31' })).toBe('before-hub-opened');
    expect(await refusal({ type: 'no-such-type' })).toBe('unknown-service-type');
    expect(await refusal({ recipientId: platform.ids.uuid() })).toBe('unknown-recipient');
    expect(await refusal({ personId: platform.ids.uuid() })).toBe('unknown-person');
    const reporter: Scope = { ...staff, role: 'recipient-reporter', organizationId: recipients[1] };
    expect(await refusal({ scope: reporter })).toBe('not-your-organization');
    expect(await refusal({ scope: reporter, recipientId: recipients[1] ?? '' })).toBeUndefined();
    expect(await refusal({ scope: { ...reporter, role: 'partner' }, recipientId: recipients[1] ?? '' })).toBe(
      'not-your-organization',
    );
  });

  it('judges the future on the calendar of the hub', async () => {
    const personId = await newPerson();
    hub.setNow('2026-11-23T04:30:00.000Z');
    expect(codeOf(await record({ personId, date: '2026-11-23' }))).toBe('future-date');
    hub.setNow('2026-11-23T05:30:00.000Z');
    expect(codeOf(await record({ personId, date: '2026-11-23' }))).toBeUndefined();
  });

  it('stops when the person has everything erased; what was counted stays', async () => {
    const personId = await newPerson();
    await record({ personId, date: '2026-05-04' });
    const before = await persons();
    await erasePerson(platform, staff, personId, 'data-request');
    expect(await persons()).toBe(before);
    expect(codeOf(await record({ personId, date: '2026-05-05' }))).toBe('person-erased');
  });
});

describe('a backdated event', () => {
  it('moves the person to the earlier month', async () => {
    const personId = await newPerson();
    const april = await persons(year, recipients[1], '2026-04-30');
    await record({ personId, date: '2026-08-04', recipientId: recipients[1] ?? '' });
    expect(await persons(year, recipients[1], '2026-04-30')).toBe(april);
    await record({ personId, date: '2026-04-04', recipientId: recipients[1] ?? '' });
    expect(await persons(year, recipients[1], '2026-04-30')).toBe(april + 1);
  });
});

describe('a void', () => {
  it('of the only event takes the person off; a second void changes nothing', async () => {
    const before = await persons();
    const event = recorded(await record({ personId: await newPerson(), date: '2026-05-04' }));
    expect(await persons()).toBe(before + 1);
    const voided = await voidServiceEvent(platform, staff, eventRef(event), 'did-not-take-place');
    expect(voided).toMatchObject({ state: 'void', voided: { reason: 'did-not-take-place', by: 'demo-coordinator' } });
    expect(await persons()).toBe(before);
    expect(await voidServiceEvent(platform, staff, eventRef(event), 'duplicate')).toEqual(voided);
  });

  it('is not for a reporter of another recipient', async () => {
    const event = recorded(await record({ personId: await newPerson(), date: '2026-05-04' }));
    const other: Scope = { ...staff, role: 'recipient-reporter', organizationId: recipients[2] };
    expect(codeOf(await voidServiceEvent(platform, other, eventRef(event), 'duplicate'))).toBe('unknown-event');
    expect(codeOf(await voidServiceEvent(platform, staff, 'nonsense', 'duplicate'))).toBe('unknown-event');
  });
});

describe('a correction', () => {
  it('across recipients and fiscal years and back counts exactly once all along', async () => {
    const last = parseFiscalYear(2025);
    const counts = async () => [await persons(), await persons(last, recipients[1])];
    const [here = 0, there = 0] = await counts();
    const event = recorded(await record({ personId: await newPerson(), date: '2026-04-01' }));
    expect(await counts()).toEqual([here + 1, there]);
    const toThere = { serviceDate: parseLocalDate('2026-03-31'), recipientId: recipients[1] ?? '' };
    const moved = recorded(
      await correctServiceEvent(platform, staff, eventRef(event), { ...toThere, reason: 'wrong-recipient' }, 1),
    );
    expect(await counts()).toEqual([here, there + 1]);
    const back = { serviceDate: event.serviceDate, recipientId: event.recipientId, reason: 'other' as const };
    const again = recorded(await correctServiceEvent(platform, staff, eventRef(event), back, moved.version));
    expect(eventRef(again)).toBe(eventRef(event));
    expect(await counts()).toEqual([here + 1, there]);
  });

  it('of an older version is refused, and so is one of a void event', async () => {
    const event = recorded(await record({ personId: await newPerson(), date: '2026-05-04' }));
    const change = { serviceType: 'transportation', reason: 'wrong-service-type' as const };
    const changed = recorded(await correctServiceEvent(platform, staff, eventRef(event), change, 1));
    expect(changed).toMatchObject({ serviceType: 'transportation', version: 2 });
    expect(codeOf(await correctServiceEvent(platform, staff, eventRef(event), change, 1))).toBe('changed-meanwhile');
    await voidServiceEvent(platform, staff, eventRef(event), 'duplicate');
    expect(codeOf(await correctServiceEvent(platform, staff, eventRef(event), change, 3))).toBe('event-void');
  });
});

describe('the hub as a whole', () => {
  it('counts a person once whom two of its recipients serve', async () => {
    const before = value(await readHubReport(platform, staff, year));
    const personId = await newPerson();
    await record({ personId, date: '2026-07-04', recipientId: recipients[0] ?? '' });
    await record({ personId, date: '2026-05-04', recipientId: recipients[2] ?? '' });
    expect(value(await readHubReport(platform, staff, year))).toBe(Number(before) + 1);
    const reporter: Scope = { ...staff, role: 'recipient-reporter', organizationId: recipients[0] };
    expect(codeOf(await readHubReport(platform, reporter, year))).toBe('not-your-organization');
  });
});

describe('the events behind a figure', () => {
  it('are listed by person across recipients and years, page by page, the void ones too', async () => {
    const personId = await newPerson();
    const dates = ['2026-05-01', '2026-05-02', '2026-05-03', '2025-06-01'];
    const events = [];
    for (const date of dates) events.push(recorded(await record({ personId, date })));
    events.push(recorded(await record({ personId, date: '2026-05-04', recipientId: recipients[1] ?? '' })));
    const [first] = events;
    if (first !== undefined) await voidServiceEvent(platform, staff, eventRef(first), 'duplicate');
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEventsOfPerson(platform, staff, personId, { limit: 2, cursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      found.push(...page.items.map(eventRef));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(found.toSorted()).toEqual(events.map(eventRef).toSorted());
  });

  it('are listed by recipient and year', async () => {
    const event = recorded(
      await record({ personId: await newPerson(), date: '2025-05-04', recipientId: recipients[2] ?? '' }),
    );
    const place = { recipientId: recipients[2] ?? '', fiscalYear: parseFiscalYear(2025) };
    expect(await listEventsOfLedger(platform, staff, place, {})).toEqual({ items: [event] });
  });
});
