import {
  agreementEndsNow,
  confirmationFailedNow,
  confirmDirectoryNow,
  keepRoundGoing,
  mayStillAsk,
} from '../../shared/assurance/index.ts';
import { readAssurance } from '../../shared/assurance/store.ts';
import { readEntry, type Organization } from '../../shared/directory/index.ts';
import { parseOutbox, type OutboxText } from '../../shared/messaging/index.ts';
import { openOutbox } from '../../shared/messaging/store.ts';
import { answerPartner } from '../../shared/partners/index.ts';
import { readLine } from '../../shared/partners/line/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { parseTimer, pendingBy, type Timer } from '../../shared/platform/timer.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

/** 09:30 on a Monday in Toronto. */
export const MONDAY = '2026-11-23T14:30:00.000Z';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

interface Sent {
  readonly text: OutboxText;
  readonly to: string;
  readonly body: string;
}

export interface AssuranceScene {
  readonly hub: TestPlatform;
  readonly platform: Platform;
  readonly organizations: readonly Organization[];
  organization(id: string): Promise<Organization>;
  phoneOf(organizationId: string): string;
  say(organizationId: string, body: string, messageSid?: string): Promise<string>;
  /** Does every timer of the round and of agreements that is due, as the sweeper does. */
  sweep(): Promise<void>;
  timers(): Promise<Timer[]>;
  /** Every text still in the outbox. */
  texts(): Promise<Sent[]>;
  state(organizationId: string): ReturnType<typeof readAssurance>;
  asksOf(organizationId: string): Promise<readonly string[]>;
}

/** The demo hub, with a clock that the test moves. */
export async function assuranceScene(now = MONDAY): Promise<AssuranceScene> {
  const hub = await testPlatform({ now });
  const { platform } = hub;
  const { organizations } = await setUpDemoHub(platform);
  let sid = 0;
  const phoneOf = (organizationId: string): string => {
    const phone = organizations.find(({ id }) => id === organizationId)?.dispatchPhones[0];
    if (phone === undefined) throw new Error('no such partner');
    return phone;
  };

  async function* pending() {
    let cursor: string | undefined;
    do {
      const page = await pendingBy(platform.table, '9999', 100, cursor);
      yield* page.items;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  const timers = async (): Promise<Timer[]> => {
    const found: Timer[] = [];
    for await (const item of pending()) if (item.pk.startsWith('TIMER#')) found.push(parseTimer(item));
    return found;
  };

  return {
    hub,
    platform,
    organizations,
    phoneOf,
    timers,

    async organization(id) {
      const entry = await readEntry(platform, 'organization', id);
      if (entry?.kind !== 'organization') throw new Error('no such organization');
      return entry.value;
    },

    async say(organizationId, body, messageSid = `SM${(sid += 1)}`) {
      return (await answerPartner(platform, { from: phoneOf(organizationId), body, messageSid })).reply ?? '';
    },

    async sweep() {
      await keepRoundGoing(platform);
      const now = platform.clock().toISOString();
      for (const timer of await timers()) {
        if (timer.dueAt > now) continue;
        const { work, id } = timer;
        if (work.what === 'confirm-directory') await confirmDirectoryNow(platform, timer);
        if (work.what === 'confirmation-failed') await confirmationFailedNow(platform, work, id);
        if (work.what === 'agreement-ends') await agreementEndsNow(platform, work, id);
      }
    },

    async texts() {
      const texts: Sent[] = [];
      for await (const item of pending()) {
        if (!item.pk.startsWith('OUTBOX#')) continue;
        const text = parseOutbox(item);
        const opened = await openOutbox(platform, text);
        if (opened !== undefined) texts.push({ text, ...opened });
      }
      return texts;
    },

    state: (organizationId) => readAssurance(platform, organizationId),

    async asksOf(organizationId) {
      const line = await readLine(platform, await platform.phoneKey(phoneOf(organizationId)));
      return (line?.asks ?? []).map(({ about, state }) => `${about.kind} ${state}`);
    },
  };
}

export const mayLeave = (platform: Platform, { text }: Sent) => mayStillAsk(platform, text);
