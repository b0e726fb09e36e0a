import { beforeEach, describe, expect, it } from 'vitest';
import { saveMember } from '../../shared/access/index.ts';
import { receiveText } from '../../shared/intake/index.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { claimWork, readQueue, releaseWork } from '../../shared/work/queue/index.ts';
import { CLAIM_MINUTES } from '../../shared/work/queue/claim.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const camille: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const alex: Scope = { ...camille, memberId: 'demo-coordinator-2' };
const work = { kind: 'referral', id: '018f0000-0000-7000-8000-000000000000' } as const;
const LAPSE_MS = CLAIM_MINUTES * 60_000;

let hub: TestPlatform;
beforeEach(async () => {
  hub = await testPlatform();
  await setUpDemoHub(hub.platform);
});
const claim = (by: Scope, from?: string) => claimWork(hub.platform, by, work, from);

describe('claiming', () => {
  it('is won by exactly one of fifty coordinators at once, and each of the others is told by whom', async () => {
    const members = Array.from({ length: 50 }, (_, n) => ({
      sub: `member-${n}`,
      displayName: `Collègue numéro ${n}.`,
      role: 'coordinator' as const,
    }));
    await hub.platform.table.write(await Promise.all(members.map((member) => saveMember(hub.platform, member))));
    const instances = [hub.platform, hub.another(), hub.another()];
    const answers = await Promise.all(
      members.map(({ sub }, n) =>
        claimWork(instances[n % instances.length] ?? hub.platform, { ...camille, memberId: sub }, work),
      ),
    );
    const won = answers.filter((answer) => !isRefusal(answer));
    const lost = answers.filter(isRefusal);
    expect(won).toHaveLength(1);
    const winner = members.find(({ sub }) => sub === won[0]?.by);
    expect(new Set(lost.map(({ code }) => code))).toEqual(new Set(['claimed-by-another']));
    expect(lost.every(({ message }) => message.startsWith(winner?.displayName ?? '?'))).toBe(true);
  });

  it('lapses unless it is renewed, and is renewed by whoever holds it', async () => {
    const first = await claim(camille);
    hub.tick(LAPSE_MS - 1);
    expect(await claim(alex)).toMatchObject({ code: 'claimed-by-another' });
    const renewed = await claim(camille);
    expect(renewed).toMatchObject({ by: camille.memberId, at: isRefusal(first) ? '' : first.at });
    hub.tick(LAPSE_MS - 1);
    expect(await claim(alex)).toMatchObject({ code: 'claimed-by-another' });
    hub.tick(1);
    expect(await claim(alex)).toMatchObject({ by: alex.memberId });
    const lost = await claim(camille);
    expect(isRefusal(lost) ? lost.message : 'it is still theirs').toContain('Alex (demo) has it');
  });

  it('is taken over only knowingly, from the one who holds it', async () => {
    await claim(camille);
    expect(await claim(alex, 'somebody-else')).toMatchObject({ code: 'claimed-by-another' });
    expect(await claim(alex, camille.memberId)).toMatchObject({ by: alex.memberId });
    const third: Scope = { ...camille, memberId: 'demo-admin', role: 'admin' };
    expect(await claim(third, camille.memberId), 'it has changed hands').toMatchObject({ code: 'claimed-by-another' });
  });

  it('is given back by the holder alone; nothing happens where there is no claim', async () => {
    expect(await releaseWork(hub.platform, alex, work)).toEqual(work);
    await claim(camille);
    expect(await releaseWork(hub.platform, alex, work)).toMatchObject({ code: 'claimed-by-another' });
    expect(await claim(alex)).toMatchObject({ code: 'claimed-by-another' });
    expect(await releaseWork(hub.platform, camille, work)).toEqual(work);
    expect(await claim(alex)).toMatchObject({ by: alex.memberId });
  });

  it('shows in the queue at once to everybody, and is gone from it when it lapses', async () => {
    await receiveText(hub.platform, {
      from: { channel: 'sms', phone: '+17055550171' },
      body: 'je suis en danger',
      messageSid: 'WC1',
      mediaCount: 0,
    });
    const id = await hub.platform.phoneKey('+17055550171');
    await claimWork(hub.platform, camille, { kind: 'conversation', id });
    await claimWork(hub.platform, alex, { kind: 'referral', id });
    const shown = async () => (await readQueue(hub.platform, alex)).items.map((item) => item.claim?.by);
    expect(await shown()).toEqual([camille.memberId]);
    hub.tick(LAPSE_MS);
    expect(await shown()).toEqual([undefined]);
  });
});
