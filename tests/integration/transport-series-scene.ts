import { openOutbox } from '../../shared/messaging/store.ts';
import { parseOutbox } from '../../shared/messaging/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import type { Item } from '../../shared/platform/table.ts';
import { parseTimer, pendingBy, type Timer } from '../../shared/platform/timer.ts';
import {
  createSeries,
  makeAppointmentNow,
  openSeries,
  type Series,
  type SeriesHistory,
} from '../../shared/transport/series/index.ts';
import { seriesRequestSchema } from '../../shared/transport/series/model.ts';
import type { ScheduleRequest } from '../../shared/transport/series/schedule.ts';
import { listTripsByStatus } from '../../shared/transport/store.ts';

export const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
export const HOUSE_IN_TIMMINS = '22d44ef8-ce49-50d7-b046-5ba3f3c27470';

/** Sunday, ten o'clock in the morning in Toronto. */
export const START = '2026-11-22T15:00:00.000Z';
export const tuesdays: ScheduleRequest = {
  rhythm: { every: 'week', interval: 1, weekdays: ['TU'] },
  from: '2026-11-22',
  ends: { kind: 'never' },
  time: '10:00',
};
export const trip = {
  purpose: 'appointment',
  legs: [
    { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'location', locationId: HOUSE_IN_TIMMINS } },
  ],
  passengers: { adults: 1, children: 0 },
} as const;

export function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.code);
  return value;
}
export const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);
export const at = ({ id, version }: Series) => ({ id, version });

/** What is done with the series of a hub, and what can be seen of them. */
export const seriesOf = (platform: () => Platform) => {
  const begin = (change: { trip?: object; schedule?: object } = {}): Promise<Series | Refusal> =>
    createSeries(
      platform(),
      staff,
      platform().ids.uuid(),
      seriesRequestSchema.parse({ trip: { ...trip, ...change.trip }, schedule: { ...tuesdays, ...change.schedule } }),
    );
  const begun = async (change: { trip?: object; schedule?: object } = {}): Promise<Series> => ok(await begin(change));

  async function pending(): Promise<Item[]> {
    return (await pendingBy(platform().table, '9999', 1000)).items;
  }

  async function clocks(): Promise<Timer[]> {
    const timers = (await pending()).filter(({ pk }) => pk.startsWith('TIMER#')).map(parseTimer);
    return timers.filter(({ work }) => work.what === 'next-appointment');
  }

  async function alerts(): Promise<string[]> {
    const texts = (await pending()).filter(({ pk }) => pk.startsWith('OUTBOX#')).map(parseOutbox);
    const opened = await Promise.all(
      texts.filter(({ about }) => about.kind === 'alert').map((text) => openOutbox(platform(), text)),
    );
    return opened.map((text) => text?.body ?? '');
  }

  /** What the stream and the sweeper do: every clock that is due. */
  async function settle(): Promise<void> {
    for (;;) {
      const now = platform().clock().toISOString();
      const due = (await clocks()).filter(({ dueAt }) => dueAt <= now);
      if (due.length === 0) return;
      for (const { id, work } of due) {
        if (work.what === 'next-appointment') await makeAppointmentNow(platform(), work, id);
      }
    }
  }

  const read = async (id: string): Promise<{ series: Series; history: readonly SeriesHistory[] }> =>
    ok(await openSeries(platform(), id));
  const eventsOf = async (id: string): Promise<string[]> =>
    (await read(id)).history.map(({ event, date }) => (date === undefined ? event : `${event} ${date}`)).reverse();
  const trips = async () => (await listTripsByStatus(platform(), undefined, {})).items;

  return { begin, begun, pending, clocks, alerts, settle, read, eventsOf, trips };
};
