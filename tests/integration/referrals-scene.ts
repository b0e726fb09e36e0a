import { parseOutbox } from '../../shared/messaging/index.ts';
import { openOutbox } from '../../shared/messaging/store.ts';
import { answerPartner } from '../../shared/partners/index.ts';
import { createPersonWrites, giveConsent, type ConsentTerms } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { consumeTimer, parseTimer, pendingBy } from '../../shared/platform/timer.ts';
import {
  endDisclosure,
  openReferral,
  reviewReferralNow,
  type Referral,
  type ReferralHistory,
  type ReferralRequest,
} from '../../shared/referrals/index.ts';
import { demoHub, setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

export const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const file = demoHub();
export const onCallPhone = file.hub.onCall[0]?.phone ?? '';
/** Partners whose line is theirs alone: the first three are asked in the tests. */
export const partners = file.organizations
  .filter(
    ({ dispatchPhones, kinds, status }) =>
      dispatchPhones.length > 0 && status === 'active' && !kinds.includes('police'),
  )
  .slice(0, 5)
  .map(({ id, dispatchPhones }) => ({ id, phone: dispatchPhones[0] ?? '' }));

export interface Scene {
  readonly hub: TestPlatform;
  readonly platform: Platform;
  person(
    shares?: ConsentTerms['shares'],
    purpose?: ConsentTerms['purpose'],
  ): Promise<{ personId: string; consentId: string }>;
  say(phone: string, body: string): Promise<string>;
  read(id: string): Promise<Referral>;
  history(id: string): Promise<ReferralHistory[]>;
  /** What was queued about it, in order of writing. */
  texts(id: string): Promise<{ to: string; body: string }[]>;
  /** Does all work about referrals that is due, as the timers function would. */
  settle(): Promise<void>;
}

export function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`${value.code} ${value.field ?? ''}`);
  return value;
}

export const codeOf = (referral: Referral): string =>
  referral.status === 'draft' ? '' : (referral.sending?.code ?? '');

export const request = (personId: string, change: Partial<ReferralRequest> = {}): ReferralRequest => ({
  personId,
  organizationId: partners[0]?.id ?? '',
  kind: 'referral',
  needs: ['counselling'],
  urgency: 'urgent',
  ageBand: '18-plus',
  ...change,
});

export async function referralScene(): Promise<Scene> {
  const hub = await testPlatform();
  const { platform } = hub;
  await setUpDemoHub(platform);
  let sid = 0;
  const scene: Scene = {
    hub,
    platform,
    async person(shares = ['needs', 'age-band'], purpose = 'referral') {
      const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
      await platform.table.write(writes);
      const terms: ConsentTerms = { recipient: { kind: 'partners-as-needed' }, purpose, shares, how: 'spoken' };
      const consent = ok(await giveConsent(platform, staff, personId, platform.ids.uuid(), terms));
      return { personId, consentId: consent.id };
    },
    async say(phone, body) {
      sid += 1;
      return (await answerPartner(platform, { from: phone, body, messageSid: `RS${sid}` })).reply ?? '';
    },
    read: async (id) => ok(await openReferral(platform, staff, id)).referral,
    history: async (id) => ok(await openReferral(platform, staff, id)).history,
    async texts(id) {
      const texts: { to: string; body: string }[] = [];
      for await (const item of pendingItems(platform, '9999')) {
        if (!item.pk.startsWith('OUTBOX#')) continue;
        const text = parseOutbox(item);
        const opened = text.about.id === id ? await openOutbox(platform, text) : undefined;
        if (opened !== undefined) texts.push({ to: opened.to, body: opened.body });
      }
      return texts;
    },
    async settle() {
      for (;;) {
        const due = [];
        const now = platform.clock().toISOString();
        for await (const item of pendingItems(platform, now))
          if (item.pk.startsWith('TIMER#')) due.push(parseTimer(item));
        const works = due.filter(({ work }) => work.what === 'review-referral' || work.what === 'consent-revoked');
        if (works.length === 0) return;
        for (const { id, work } of works) {
          if (work.what === 'review-referral') await reviewReferralNow(platform, work.referralId, id);
          if (work.what !== 'consent-revoked') continue;
          await endDisclosure(platform, work.personId, work.consentId);
          await platform.table.write([consumeTimer(id)]);
        }
      }
    },
  };
  return scene;
}

async function* pendingItems(platform: Platform, instant: string) {
  let cursor: string | undefined;
  do {
    const page = await pendingBy(platform.table, instant, 100, cursor);
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
