import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../../shared/access/index.ts';
import { createPersonWrites, erasePerson } from '../../shared/people/index.ts';
import { addGoal, changeGoal, listFollowUps, openPlan } from '../../shared/plans/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
let platform: Platform;

beforeAll(async () => {
  ({ platform } = await testPlatform());
  await setUpDemoHub(platform);
});

async function newPerson(): Promise<string> {
  const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
  await platform.table.write(writes);
  return personId;
}
const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);
const goal = { area: 'permanent-housing', words: 'un chez-moi', nextStepOn: '2026-12-01' } as const;

describe('a goal', () => {
  it('holds the person’s own words, sealed, and is opened with an audit', async () => {
    const personId = await newPerson();
    const id = platform.ids.uuid();
    const added = await addGoal(platform, staff, personId, id, goal);
    expect(added).toMatchObject({ ...goal, state: 'proposed', version: 1 });
    expect(await addGoal(platform, staff, personId, id, goal)).toEqual(added);
    expect(await openPlan(platform, staff, personId, 'follow-up')).toEqual([added]);
    expect(await listAudit(platform, { ...staff, role: 'admin' }, `PERSON#${personId}`, {})).toMatchObject({
      items: [{ action: 'open-plan', reason: 'follow-up' }],
    });
    const stored = await platform.table.get({ pk: `PERSON#${personId}`, sk: `GOAL#${id}` });
    expect(JSON.stringify(stored)).not.toContain('chez-moi');
  });

  it('goes from proposed to active to done, from the version that was read', async () => {
    const personId = await newPerson();
    const id = platform.ids.uuid();
    await addGoal(platform, staff, personId, id, goal);
    const to = (state: 'active' | 'done', version: number) =>
      changeGoal(platform, staff, personId, id, { ...goal, state }, version);
    expect(codeOf(await to('done', 1))).toBe('goal-state');
    expect(await to('active', 1)).toMatchObject({ state: 'active', version: 2 });
    expect(codeOf(await to('done', 1))).toBe('changed-meanwhile');
    expect(await to('done', 2)).toMatchObject({ state: 'done', version: 3 });
  });

  it('is on the list of what to follow up until it is done, without a word of the person', async () => {
    const personId = await newPerson();
    const id = platform.ids.uuid();
    await addGoal(platform, staff, personId, id, { ...goal, nextStepOn: '2026-11-01' });
    const due = async (until?: string) =>
      (await listFollowUps(platform, staff, { until })).items.filter((one) => one.personId === personId);
    expect(await due()).toEqual([
      { id, personId, area: 'permanent-housing', state: 'proposed', version: 1, nextStepOn: '2026-11-01' },
    ]);
    expect(await due('2026-10-31')).toEqual([]);
    expect(await due('2026-11-01')).toHaveLength(1);
    await changeGoal(platform, staff, personId, id, { ...goal, state: 'dropped' }, 1);
    expect(await due()).toEqual([]);
  });

  it('is closed to partners, and to everybody once the person has everything erased', async () => {
    const personId = await newPerson();
    const partner: Scope = { ...staff, role: 'partner' };
    expect(codeOf(await openPlan(platform, partner, personId, 'follow-up'))).toBe('unknown-person');
    await addGoal(platform, staff, personId, platform.ids.uuid(), goal);
    await erasePerson(platform, staff, personId, 'data-request');
    expect(codeOf(await openPlan(platform, staff, personId, 'follow-up'))).toBe('person-erased');
    const { items } = await platform.table.query({ pk: `PERSON#${personId}` });
    expect(items.map(({ sk }) => sk)).toEqual(['PROFILE']);
    const followUps = await listFollowUps(platform, staff, {});
    expect(followUps.items.map((one) => one.personId)).not.toContain(personId);
  });
});
