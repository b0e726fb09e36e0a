import { fundingWrites } from '../../shared/counting/store.ts';
import { parseFiscalYear, type FiscalYear } from '../../shared/counting/fiscal-year.ts';
import { loadHub } from '../../shared/directory/index.ts';
import { organizationSchema, type Organization } from '../../shared/directory/model.ts';
import { createPersonWrites, type NewPerson } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { Table } from '../../shared/platform/table.ts';
import { demoHub } from '../hub.ts';
import { isIn, monthEndOf } from './calendar.ts';
import type { Instance } from './traffic.ts';

/** When and where a run takes place. Its dates lie around the turns of months and years, where counting is hardest. */
export interface Setting {
  readonly name: string;
  readonly openedOn: string;
  readonly now: string;
  /** The date at that instant where the hub is. */
  readonly today: string;
  readonly timeZone: string;
  readonly dates: readonly string[];
  /** Every fiscal year of these dates. */
  readonly years: readonly number[];
}

export const SETTINGS: readonly Setting[] = [
  {
    name: 'a leap year',
    openedOn: '2024-02-01',
    now: '2024-05-20T15:00:00.000Z',
    today: '2024-05-20',
    timeZone: 'America/Toronto',
    dates: ['2024-02-29', '2024-03-31', '2024-04-01', '2024-04-30', '2024-05-20', '2024-05-21', '2024-01-31'],
    years: [2023, 2024],
  },
  {
    name: 'half past eleven of 31 March on Central time',
    openedOn: '2026-01-15',
    now: '2026-04-01T04:30:00.000Z',
    today: '2026-03-31',
    timeZone: 'America/Winnipeg',
    dates: ['2026-01-31', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'],
    years: [2025, 2026],
  },
  {
    name: 'the same moment on Eastern time, where it is 1 April',
    openedOn: '2026-01-15',
    now: '2026-04-01T04:30:00.000Z',
    today: '2026-04-01',
    timeZone: 'America/Toronto',
    dates: ['2026-02-28', '2026-03-31', '2026-04-01', '2026-04-02'],
    years: [2025, 2026],
  },
  {
    name: 'three fiscal years',
    openedOn: '2025-03-01',
    now: '2026-05-10T15:00:00.000Z',
    today: '2026-05-10',
    timeZone: 'America/Toronto',
    dates: ['2025-03-31', '2025-04-01', '2025-12-31', '2026-03-31', '2026-04-01', '2026-05-10'],
    years: [2024, 2025, 2026],
  },
];

/** Two types that ship and one of the hub's own. */
export const SERVICE_TYPES = ['safety-planning', 'transportation', 'land-camp'] as const;

/** What the files say, and the marks under which a tally counts it. */
const FILES: readonly {
  readonly facts: Omit<NewPerson, 'personId'>;
  readonly marks: Readonly<Record<string, string>>;
}[] = [
  {
    facts: {
      ageBand: '18-plus',
      language: 'fr',
      communityId: 'fn-143',
      nationId: '0f9f9b0e-58a5-4f1e-9d3f-2b6a4d0c7e11',
    },
    marks: { age: 'C', language: 'F', community: 'R', nation: 'N' },
  },
  {
    facts: { ageBand: '18-plus', language: 'en', communityId: 'place-toronto' },
    marks: { age: 'C', language: 'E', community: 'U' },
  },
  { facts: { ageBand: '16-17', language: 'oj' }, marks: { age: 'B', language: 'O' } },
  { facts: { ageBand: 'unknown', language: 'fr' }, marks: { language: 'F' } },
];

export interface ScenePerson {
  readonly id: string;
  /** By dimension. */
  readonly marks: Readonly<Record<string, string>>;
}

/** A hub of its own for one run, so that its counts can be compared in full. */
export interface Scene {
  readonly hubId: string;
  readonly setting: Setting;
  readonly years: readonly FiscalYear[];
  /** In the order of their ids. */
  readonly recipients: readonly string[];
  readonly persons: readonly ScenePerson[];
  /** The last recipient is not funded in the first year. */
  readonly unfunded: { readonly recipientId: string; readonly year: number };
  /** The first recipient may spend so much in the last year. */
  readonly ceiling: { readonly recipientId: string; readonly year: number; readonly cents: number };
  readonly staff: Scope;
  readonly admin: Scope;
  /** Without faults. */
  readonly platform: Platform;
  /** As a function instance sees it. */
  readonly platformOf: (instance: Instance) => Platform;
}

const { hub: HUB } = demoHub();
const CEILING_CENTS = 100_00;
const CLOCK_FORWARD_MS = 120_000;

/** The same hub later, when what was left undone is due. */
export const later = (platform: Platform): Platform => ({
  ...platform,
  clock: () => new Date(platform.clock().getTime() + CLOCK_FORWARD_MS),
});

/** Opens a hub with three recipients and four persons in the tables of `base`. Every id is new. */
export async function openHub(base: Platform, setting: Setting): Promise<Scene> {
  const ids = (n: number): string[] => Array.from({ length: n }, () => base.ids.uuid()).sort();
  const hubId = `h-${base.ids.uuid()}`;
  const recipients = ids(3);
  const clock = (): Date => new Date(setting.now);
  const on = (table: Table): Platform => ({ ...base, hubId, table, clock });
  const platform = on(base.table);
  const ownType = { code: SERVICE_TYPES[2], names: { fr: 'Camp sur le territoire', en: 'Land camp' }, active: true };
  const { openedOn, timeZone } = setting;
  await loadHub(
    platform,
    { ...HUB, id: hubId, openedOn, timeZone, serviceTypes: [...HUB.serviceTypes, ownType] },
    { version: 1, organizations: recipients.map(recipient), programs: [], services: [], locations: [], agreements: [] },
  );
  const personIds = ids(FILES.length);
  const persons = FILES.map(({ marks }, at) => ({ id: personIds[at] ?? '', marks }));
  const files = await Promise.all(
    FILES.map(({ facts }, at) => createPersonWrites(platform, { ...facts, personId: personIds[at] })),
  );
  const unfunded = { recipientId: recipients.at(-1) ?? '', year: Math.min(...setting.years) };
  const ceiling = { recipientId: recipients[0] ?? '', year: Math.max(...setting.years), cents: CEILING_CENTS };
  const decided = { at: '2024-04-01T12:00:00.000Z', by: 'the-hub' };
  await platform.table.write([
    ...files.flatMap(({ writes }) => writes),
    ...fundingWrites(place(unfunded), undefined, 'none', { ...decided, funded: false }),
    ...(setting.years.length > 1
      ? fundingWrites(place(ceiling), undefined, 'some', { ...decided, funded: true, approvedCents: CEILING_CENTS })
      : []),
  ]);
  return {
    hubId,
    setting,
    years: setting.years.map(parseFiscalYear),
    recipients,
    persons,
    unfunded,
    ceiling,
    staff: { hubId, memberId: 'staff', role: 'coordinator' },
    admin: { hubId, memberId: 'admin', role: 'admin' },
    platform,
    platformOf: ({ doc }) => on(new Table(doc, base.table.names, () => 0)),
  };
}

const place = ({ recipientId, year }: { readonly recipientId: string; readonly year: number }) => ({
  recipientId,
  fiscalYear: parseFiscalYear(year),
});

const recipient = (id: string, at: number): Organization =>
  organizationSchema.parse({
    id,
    name: { fr: `Bénéficiaire ${at}`, en: `Recipient ${at}` },
    kinds: ['community-organization'],
    status: 'active',
    isRecipient: true,
    fundingStreams: ['csf'],
    dispatchPhones: [],
    language: 'fr',
    contacts: [],
  });

/** The refusal of whatever is dated so, for these recipients; nothing when it may be recorded. */
export function whyRefused(
  { setting, unfunded }: Scene,
  recipientIds: readonly string[],
  date: string,
): string | undefined {
  if (date > setting.today) return 'future-date';
  if (date < setting.openedOn) return 'before-hub-opened';
  return recipientIds.includes(unfunded.recipientId) && isIn(unfunded.year, date) ? 'recipient-not-funded' : undefined;
}

/** The refusal of a report as of the end of this date's month, or of the latest month there is. */
export function whyNotSubmitted({ setting: { today } }: Scene, date: string, month: boolean): string | undefined {
  const firstEnd = `${isIn(Number(date.slice(0, 4)), date) ? date.slice(0, 4) : Number(date.slice(0, 4)) - 1}-04-30`;
  return (month ? monthEndOf(date) : firstEnd) > today ? 'period-not-over' : undefined;
}
