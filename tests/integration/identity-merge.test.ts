import { beforeAll, describe, expect, it } from 'vitest';
import type { Carrier } from '../../shared/messaging/index.ts';
import {
  listEventsOfPerson,
  parseFiscalYear,
  readHubReport,
  readReport,
  recordServiceEvent,
  submitReport,
  readSubmission,
  voidServiceEvent,
  eventRef,
  type Report,
} from '../../shared/counting/index.ts';
import { listAudit } from '../../shared/access/index.ts';
import { changeHubSettings, readHubSettingsVersion } from '../../shared/directory/index.ts';
import { carryOnMerge, mergePersons, readIdentityHistory, splitPersons } from '../../shared/identity/index.ts';
import { createPersonWrites, erasePerson, openFile } from '../../shared/people/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { parseTimer, pendingBy } from '../../shared/platform/timer.ts';
import { doWorkNow } from '../../shared/work/index.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const years = [2025, 2026].map(parseFiscalYear);
let hub: TestPlatform;
let platform: Platform;
let recipients: string[];

beforeAll(async () => {
  hub = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
  platform = hub.platform;
  const { organizations } = await setUpDemoHub(platform);
  recipients = organizations.filter(({ isRecipient }) => isRecipient).map(({ id }) => id);
});

/** The work done here sends nothing. */
const carrier: Carrier = {
  twilioBaseUrl: 'http://localhost:1',
  get sns(): never {
    throw new Error('nobody is told anything here');
  },
  alertTopicArn: '',
};

function answered<T extends object>(result: T | Refusal): T {
  if ('refused' in result) throw new Error(result.code);
  return result;
}

const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);

async function newPerson(ageBand: '16-17' | '18-plus' | 'unknown' = 'unknown'): Promise<string> {
  const { personId, writes } = await createPersonWrites(platform, { ageBand, language: 'fr' });
  await platform.table.write(writes);
  return personId;
}

const serve = async (personId: string, date: string, recipient = 0, serviceType = 'safety-planning') =>
  answered(
    await recordServiceEvent(platform, staff, platform.ids.uuid(), {
      personId,
      recipientId: recipients[recipient] ?? '',
      serviceDate: parseLocalDate(date),
      serviceType,
    }),
  );

/** Every report of every recipient and of the hub: what must come back after a merge and its split. */
async function everything(): Promise<Report[]> {
  const reports = years.flatMap((fiscalYear) => [
    ...recipients.map((recipientId) => readReport(platform, staff, { recipientId, fiscalYear })),
    readHubReport(platform, staff, fiscalYear),
  ]);
  return (await Promise.all(reports)).map(answered);
}

const persons = async (recipient = 0, fiscalYear = years[1] ?? parseFiscalYear(2026)): Promise<number> =>
  answered(await readReport(platform, staff, { recipientId: recipients[recipient] ?? '', fiscalYear })).elements[0]
    ?.value ?? 0;

const merge = (personId: string, parentId: string, id = platform.ids.uuid()) =>
  mergePersons(platform, staff, id, { personId, parentId, reason: 'same-person' });
const split = (personId: string) =>
  splitPersons(platform, staff, platform.ids.uuid(), { personId, reason: 'merged-in-error' });

describe('two files that are one person', () => {
  it('count once in every year and for every recipient from then on, and as before when they are split', async () => {
    const [one, other] = [await newPerson('18-plus'), await newPerson('16-17')];
    await serve(one, '2026-06-02');
    await serve(one, '2025-05-02', 1);
    await serve(other, '2026-04-20');
    await serve(other, '2026-05-20', 1, 'transportation');
    await serve(other, '2025-12-01', 1);
    const apart = await everything();
    expect(answered(await merge(other, one)).state).toBe('done');
    const merged = await everything();
    const served = (reports: Report[]) => reports.map(({ elements }) => elements[0]?.value);
    const before = served(apart).map(Number);
    const after = served(merged).map(Number);
    // 2025: recipient 1 and the hub had both; 2026: recipient 0 and the hub.
    expect(before.reduce((sum, n, at) => sum + n - (after[at] ?? 0), 0)).toBe(4);
    expect(merged.every(({ mergeUnderWay }) => !mergeUnderWay)).toBe(true);
    answered(await split(other));
    expect(await everything()).toEqual(apart);
  });

  it('go on counting once for whatever is recorded or voided later under either file', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    const count = await persons();
    const event = await serve(one, '2026-07-02');
    answered(await merge(other, one));
    const late = await serve(other, '2026-07-03');
    expect(await persons()).toBe(count + 1);
    answered(await voidServiceEvent(platform, staff, eventRef(event), 'duplicate'));
    expect(await persons()).toBe(count + 1);
    answered(await split(other));
    // What was recorded under the other file is the other's: the first one has nothing left.
    expect(await persons()).toBe(count + 1);
    answered(await voidServiceEvent(platform, staff, eventRef(late), 'duplicate'));
    expect(await persons()).toBe(count);
  });

  it('may be a chain, of which any link can be taken out again', async () => {
    const count = await persons();
    const [a, b, c] = [await newPerson(), await newPerson(), await newPerson()];
    for (const person of [a, b, c]) await serve(person, '2026-08-02');
    answered(await merge(c, b));
    answered(await merge(b, a));
    expect(await persons()).toBe(count + 1);
    expect(codeOf(await merge(a, c))).toBe('same-person-already');
    expect(codeOf(await merge(c, a))).toBe('same-person-already');
    answered(await split(b));
    expect(await persons()).toBe(count + 2);
    await serve(c, '2026-08-03');
    answered(await split(c));
    expect(await persons()).toBe(count + 3);
    expect(codeOf(await split(c))).toBe('not-merged');
  });

  it('are joined once when many ask for it at the same moment, and never in a ring', async () => {
    const [a, b, c] = [await newPerson(), await newPerson(), await newPerson()];
    const count = await persons();
    for (const person of [a, b, c]) await serve(person, '2026-09-02');
    const asked = await Promise.all([merge(a, b), merge(b, c), merge(c, a), merge(b, a)]);
    const refused = asked.filter((each) => 'refused' in each).map(codeOf);
    expect(refused.every((code) => code === 'already-merged' || code === 'same-person-already')).toBe(true);
    const done = asked.length - refused.length;
    expect(await persons()).toBe(count + 3 - done);
    expect(done).toBeGreaterThanOrEqual(1);
    expect(done).toBeLessThanOrEqual(2);
  });

  it('are told to whoever reads a report while it is carried out, and every step is taken once', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    await serve(one, '2026-10-02', 2);
    await serve(other, '2026-10-02', 2);
    const place = { recipientId: recipients[2] ?? '', fiscalYear: parseFiscalYear(2026) };
    // Whoever decides it dies before the first year is moved.
    const id = platform.ids.uuid();
    const dying = hub.another();
    const write = dying.table.write.bind(dying.table);
    dying.table.write = async (all) => {
      const moves = all.some((one) => 'put' in one && one.put['state'] === 'moving' && one.put['through'] === 1);
      if (moves) throw new Error('The process ends here');
      return write(all);
    };
    const decision = { personId: other, parentId: one, reason: 'same-person' };
    await expect(mergePersons(dying, staff, id, decision)).rejects.toThrow('ends here');
    const during = answered(await readReport(platform, staff, place));
    expect([during.mergeUnderWay, during.elements[0]?.value]).toEqual([true, 2]);
    expect(codeOf(await submitReport(platform, staff, platform.ids.uuid(), place))).toBe('merge-under-way');
    expect(codeOf(await split(other))).toBe('merge-under-way');
    await Promise.all([carryOnMerge(platform, id), carryOnMerge(hub.another(), id), merge(other, one, id)]);
    expect(answered(await readReport(platform, staff, place)).mergeUnderWay).toBe(false);
    expect(answered(await readReport(platform, staff, place)).elements[0]?.value).toBe(1);
    const { merges, link } = answered(await readIdentityHistory(platform, staff, other));
    expect(merges.map(({ kind, state }) => [kind, state])).toEqual([['merge', 'done']]);
    expect(link).toMatchObject({ parent: one, edge: 'joined' });
  });

  it('leave a line in every report that was submitted before, and the lines add up', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    await serve(one, '2025-06-02', 1);
    await serve(other, '2025-07-02', 1);
    const place = { recipientId: recipients[1] ?? '', fiscalYear: parseFiscalYear(2025) };
    const submission = answered(await submitReport(platform, staff, platform.ids.uuid(), place));
    answered(await merge(other, one));
    const found = answered(await readSubmission(platform, staff, { ...place, number: submission.number }));
    expect(found.restatements).toMatchObject([
      { what: 'persons-merge', reason: 'same-person', by: 'demo-coordinator', changes: { 'persons-served': -1 } },
    ]);
    expect(found.figuresNow['persons-served']).toBe((submission.figures['persons-served'] ?? 0) - 1);
    expect(found.submission).toEqual(submission);
  });

  it('are listed together, and erased together; what was counted stays counted once', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    const count = await persons();
    const events = [await serve(one, '2026-05-02'), await serve(other, '2026-05-03'), await serve(other, '2025-05-03')];
    answered(await merge(other, one));
    const listed = [];
    let cursor: string | undefined;
    do {
      const page = await listEventsOfPerson(platform, staff, one, { limit: 1, cursor });
      listed.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(listed.map(eventRef).sort()).toEqual(events.map(eventRef).sort());
    expect((await listEventsOfPerson(platform, staff, other, {})).items).toHaveLength(2);

    answered(await erasePerson(platform, staff, other, 'data-request'));
    const { items } = await pendingBy(platform.table, '9999', 1000);
    for (const { id, work } of items.filter(({ pk }) => pk.startsWith('TIMER#')).map(parseTimer)) {
      if (work.what === 'forget-person') await doWorkNow(platform, carrier, { kind: 'timer', id });
    }
    expect(codeOf(await openFile(platform, staff, one, 'follow-up'))).toBe('person-erased');
    expect(await persons()).toBe(count + 1);
  });

  it('stay with the file that was named, whatever that one is part of', async () => {
    const [a, b, c] = [await newPerson(), await newPerson(), await newPerson()];
    const count = await persons();
    for (const person of [a, b, c]) await serve(person, '2026-06-11');
    answered(await merge(b, a));
    answered(await merge(c, b));
    expect(await persons()).toBe(count + 1);
    answered(await split(b));
    // Somebody said that C is B, not that C is A.
    expect(answered(await readIdentityHistory(platform, staff, c)).link.parent).toBe(b);
    expect(await persons()).toBe(count + 2);
  });

  it('are not joined to an erased one, also when it is erased at the same moment', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    const slow = hub.another();
    const write = slow.table.write.bind(slow.table);
    let isErased = false;
    slow.table.write = async (all) => {
      if (!isErased) answered(await erasePerson(platform, staff, one, 'data-request'));
      isErased = true;
      return write(all);
    };
    const asked = { personId: other, parentId: one, reason: 'same-person' };
    expect(codeOf(await mergePersons(slow, staff, platform.ids.uuid(), asked))).toBe('person-erased');
    expect(answered(await readIdentityHistory(platform, staff, other)).link.parent).toBeUndefined();
  });

  it('take one id for one decision', async () => {
    const [a, b, c] = [await newPerson(), await newPerson(), await newPerson()];
    const id = platform.ids.uuid();
    answered(await merge(a, b, id));
    expect(codeOf(await merge(c, b, id))).toBe('merge-id-used');
    expect(codeOf(await splitPersons(platform, staff, id, { personId: a, reason: 'other' }))).toBe('merge-id-used');
  });

  it('are told in the audit of every file that is erased with the one that was asked for', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    answered(await merge(other, one));
    answered(await erasePerson(platform, staff, one, 'data-request'));
    const { items } = await pendingBy(platform.table, '9999', 1000);
    for (const { id, work } of items.filter(({ pk }) => pk.startsWith('TIMER#')).map(parseTimer)) {
      if (work.what === 'forget-person') await doWorkNow(platform, carrier, { kind: 'timer', id });
    }
    const admin: Scope = { ...staff, role: 'admin' };
    const audit = answered(await listAudit(platform, admin, `PERSON#${other}`, {}));
    expect(audit.items).toContainEqual(
      expect.objectContaining({ action: 'erase-person', memberId: staff.memberId, reason: 'data-request' }),
    );
  });

  it('are split in the years before the hub says that it opened, too', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    const before = await persons(0, parseFiscalYear(2025));
    await serve(one, '2025-06-02');
    await serve(other, '2025-06-02');
    answered(await merge(other, one));
    const { settings, version } = await readHubSettingsVersion(platform);
    answered(await changeHubSettings(platform, { ...settings, openedOn: '2026-04-01' }, version));
    answered(await split(other));
    expect(await persons(0, parseFiscalYear(2025))).toBe(before + 2);
    answered(await changeHubSettings(platform, settings, version + 1));
  });
});
