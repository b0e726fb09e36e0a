import { beforeAll, describe, expect, it } from 'vitest';
import { giveConsent, revokeConsent } from '../../shared/people/index.ts';
import {
  changeReferral,
  createReferralGroup,
  openGroup,
  type OpenedGroup,
  type Referral,
} from '../../shared/referrals/index.ts';
import { codeOf, ok, onCallPhone, partners, referralScene, request, staff, type Scene } from './referrals-scene.ts';

const HOUR_MS = 3_600_000;
const [a, b, c] = partners;
if (a === undefined || b === undefined || c === undefined) throw new Error('the demo hub lacks its partners');
const to = [a, b, c].map(({ id }) => ({ organizationId: id }));

let scene: Scene;
beforeAll(async () => {
  scene = await referralScene();
});

interface Made {
  readonly opened: OpenedGroup;
  readonly referrals: readonly [Referral, Referral, Referral];
  readonly personId: string;
  readonly consentId: string;
}

async function made(mode: 'first' | 'all' | 'in-turn', kind: 'referral' | 'transfer' = 'referral'): Promise<Made> {
  const { personId, consentId } = await scene.person(['needs'], kind);
  const { platform } = scene;
  const { organizationId: _, ...asked } = request(personId, { kind });
  const opened = ok(await createReferralGroup(platform, staff, platform.ids.uuid(), { ...asked, mode, to }));
  const [one, two, three] = opened.referrals;
  if (one === undefined || two === undefined || three === undefined) throw new Error('three were asked');
  return { opened, referrals: [one, two, three], personId, consentId };
}

const statuses = async ({ opened }: Made): Promise<string[]> =>
  ok(await openGroup(scene.platform, opened.group.id)).referrals.map(({ status }) => status);
const said = async (id: string): Promise<string> => (await scene.texts(id)).at(-1)?.body ?? '';

describe('partners who are all asked, the first yes counting', () => {
  it('get their texts in one transaction, each with its own code', async () => {
    const group = await made('first');
    expect(await statuses(group)).toEqual(['requested', 'requested', 'requested']);
    for (const [at, { id }] of group.referrals.entries()) {
      expect((await scene.texts(id)).map((text) => text.to)).toEqual([[a, b, c][at]?.phone]);
    }
  });

  it('are withdrawn by the first yes at once, and told kindly', async () => {
    const group = await made('first');
    const [one, two, three] = group.referrals;
    await scene.say(c.phone, `received ${codeOf(three)}`);
    await scene.say(b.phone, `yes ${codeOf(two)}`);
    expect(await statuses(group)).toEqual(['cancelled', 'accepted', 'cancelled']);
    await scene.settle();
    expect(await said(one.id)).toMatch(/Someone else has taken|Quelqu'un d'autre a pris/);
    expect(await said(three.id)).toMatch(/Someone else has taken|Quelqu'un d'autre a pris/);
    expect(await scene.say(a.phone, `yes ${codeOf(one)}`)).toMatch(/already taken|déjà pris/);
    expect(await statuses(group)).toEqual(['cancelled', 'accepted', 'cancelled']);
    expect((await scene.history(one.id)).at(-1)).toMatchObject({ event: 'cancel', reason: 'covered' });
  });

  it('who say yes in the same second are one yes and kind answers', async () => {
    const group = await made('first');
    const replies = await Promise.all(
      group.referrals.map((one, at) => scene.say([a, b, c][at]?.phone ?? '', `yes ${codeOf(one)}`)),
    );
    expect((await statuses(group)).filter((status) => status === 'accepted')).toHaveLength(1);
    expect(replies.filter((reply) => reply.includes('accept'))).toHaveLength(1);
    expect(replies.every((reply) => reply !== '')).toBe(true);
  });

  it('on a waiting list withdraw nobody', async () => {
    const group = await made('first');
    await scene.say(a.phone, `waitlist 2 ${codeOf(group.referrals[0])}`);
    expect(await statuses(group)).toEqual(['received', 'requested', 'requested']);
  });

  it('of a transfer: the case goes to the one whose yes counted', async () => {
    const group = await made('first', 'transfer');
    const [one] = group.referrals;
    await scene.say(a.phone, `yes ${codeOf(one)}`);
    expect(await statuses(group)).toEqual(['accepted', 'cancelled', 'cancelled']);
    expect(await scene.read(one.id)).toMatchObject({ caseFrom: 'hub' });
  });

  it('are refused together when one of them cannot be asked, and nothing is written', async () => {
    const { personId } = await scene.person(['needs']);
    const { platform } = scene;
    const { organizationId: _, ...asked } = request(personId);
    const id = platform.ids.uuid();
    const some = [...to.slice(0, 2), { organizationId: platform.ids.uuid() }];
    const refused = await createReferralGroup(platform, staff, id, { ...asked, mode: 'first', to: some });
    expect(refused).toMatchObject({ code: 'organization-unknown', field: 'to.2.organizationId' });
    expect(await openGroup(platform, id)).toMatchObject({ code: 'group-not-found' });
    const twice = { ...asked, mode: 'first' as const, to: [...to, ...to.slice(0, 1)] };
    expect(await createReferralGroup(platform, staff, id, twice)).toMatchObject({
      code: 'asked-twice',
      field: 'to.3.organizationId',
    });
  });

  it('is the same group when the request is repeated', async () => {
    const group = await made('first');
    const { personId } = group;
    const { organizationId: _, ...asked } = request(personId);
    const again = ok(
      await createReferralGroup(scene.platform, staff, group.opened.group.id, { ...asked, mode: 'all', to }),
    );
    expect(again.group).toEqual(group.opened.group);
  });
});

describe('partners who are all asked, every yes counting', () => {
  it('keep what they have accepted', async () => {
    const group = await made('all');
    const [one, two] = group.referrals;
    await scene.say(a.phone, `yes ${codeOf(one)}`);
    await scene.say(b.phone, `yes ${codeOf(two)}`);
    await scene.settle();
    expect(await statuses(group)).toEqual(['accepted', 'accepted', 'requested']);
  });
});

describe('partners who are asked in turn', () => {
  it('are asked when the one before says no, in their order', async () => {
    const group = await made('in-turn');
    expect(await statuses(group)).toEqual(['requested', 'draft', 'draft']);
    await scene.say(a.phone, `no ${codeOf(group.referrals[0])}`);
    await scene.settle();
    expect(await statuses(group)).toEqual(['rejected', 'requested', 'draft']);
    // Nobody of the hub has to do anything about the no.
    expect((await scene.read(group.referrals[0].id)).alert).toBeUndefined();
    expect(await scene.texts(group.referrals[1].id)).toHaveLength(1);
    const second = await scene.read(group.referrals[1].id);
    await scene.say(b.phone, `yes ${codeOf(second)}`);
    expect(await statuses(group)).toEqual(['rejected', 'accepted', 'draft']);
    await scene.say(b.phone, `done ${codeOf(second)}`);
    expect(await statuses(group)).toEqual(['rejected', 'completed', 'cancelled']);
    await scene.settle();
    // The third never heard of it, and hears nothing now.
    expect(await scene.texts(group.referrals[2].id)).toEqual([]);
  });

  it('are asked when the one before is late, whose late yes is welcome until another has said it', async () => {
    const group = await made('in-turn');
    scene.hub.tick(HOUR_MS);
    await scene.settle();
    expect(await statuses(group)).toEqual(['requested', 'requested', 'draft']);
    expect((await scene.texts(group.referrals[0].id)).map((text) => text.to)).not.toContain(onCallPhone);
    await scene.say(a.phone, `yes ${codeOf(group.referrals[0])}`);
    expect(await statuses(group)).toEqual(['accepted', 'cancelled', 'draft']);
  });

  it('have all said no: somebody of the hub looks elsewhere, and is told once', async () => {
    const group = await made('in-turn');
    const [one, two] = group.referrals;
    await scene.say(a.phone, `no ${codeOf(one)}`);
    await scene.settle();
    const second = await scene.read(two.id);
    await scene.say(b.phone, `no ${codeOf(second)}`);
    await scene.settle();
    expect(await statuses(group)).toEqual(['rejected', 'rejected', 'requested']);
    const third = await scene.read(group.referrals[2].id);
    await scene.say(c.phone, `no ${codeOf(third)}`);
    await scene.settle();
    expect(await scene.read(third.id)).toMatchObject({ alert: { kind: 'nobody-left', count: 1 } });
    await scene.settle();
    expect((await scene.read(third.id)).alert?.count).toBe(1);
  });

  it('pass over the one whom the person has said no to since, and its history says why', async () => {
    const group = await made('in-turn');
    const [one, two] = group.referrals;
    const { platform } = scene;
    const only = {
      recipient: { kind: 'organization', organizationId: b.id },
      purpose: 'referral',
      shares: ['needs'],
      how: 'spoken',
    } as const;
    const { id } = ok(
      await giveConsent(platform, staff, group.personId, platform.ids.uuid(), { ...only, shares: ['needs'] }),
    );
    scene.hub.tick(1000);
    ok(await revokeConsent(platform, staff, group.personId, id));
    await scene.say(a.phone, `no ${codeOf(one)}`);
    await scene.settle();
    expect(await statuses(group)).toEqual(['rejected', 'cancelled', 'requested']);
    expect((await scene.history(two.id)).at(-1)).toMatchObject({ event: 'cancel', reason: 'consent-missing' });
    expect(await scene.texts(two.id)).toEqual([]);
  });

  it('are asked no further when the hub calls it off', async () => {
    const group = await made('in-turn');
    const [one] = group.referrals;
    const { version } = await scene.read(one.id);
    ok(await changeReferral(scene.platform, staff, one.id, version, { action: 'cancel', reason: 'no-longer-needed' }));
    await scene.settle();
    expect(await statuses(group)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('ask nobody further when a yes comes before the no of another was looked at', async () => {
    const group = await made('in-turn');
    const [one, two] = group.referrals;
    scene.hub.tick(HOUR_MS);
    await scene.settle();
    await scene.say(b.phone, `no ${codeOf(await scene.read(two.id))}`);
    await scene.say(a.phone, `yes ${codeOf(one)}`);
    await scene.settle();
    expect(await statuses(group)).toEqual(['accepted', 'rejected', 'draft']);
    expect(ok(await openGroup(scene.platform, group.opened.group.id)).group.acceptedBy).toBe(one.id);
  });

  it('of whom one fails after its yes: the place is free again, and the next is asked', async () => {
    const group = await made('in-turn');
    const [one, two, three] = group.referrals;
    scene.hub.tick(HOUR_MS);
    await scene.settle();
    await scene.say(a.phone, `yes ${codeOf(one)}`);
    await scene.say(a.phone, `no contact ${codeOf(one)}`);
    await scene.settle();
    // The second was asked meanwhile, and told that it was covered.
    expect(await statuses(group)).toEqual(['failed', 'cancelled', 'requested']);
    expect((await scene.texts(two.id)).map((text) => text.to)).toEqual([b.phone, b.phone]);
    expect(await scene.texts(three.id)).toHaveLength(1);
  });
});
