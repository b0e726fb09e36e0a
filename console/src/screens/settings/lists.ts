import { WINTER_ROADS, type Field, type Section } from './fields.ts';

/**
 * The settings of a hub that are lists: what one thing of each is made of, within the bounds of the API (a test holds them to the
 * schema, and that nothing of a thing is lost on its way through the screen).
 */

type ItemWord =
  | 'name'
  | 'nameFr'
  | 'nameEn'
  | 'phone'
  | 'language'
  | 'corridor'
  | 'status'
  | 'opens'
  | 'closes'
  | 'mode'
  | 'anyMode'
  | 'between'
  | 'stretch'
  | 'until'
  | 'code'
  | 'active'
  | 'kind'
  | 'km'
  | 'minutes'
  | 'flightMinutes'
  | 'from'
  | 'to'
  | 'days'
  | 'departs'
  | 'returns';

/** What of a thing is typed or chosen; it stands under `path` in the thing, and is named by `word`. */
export type ItemField = Field & {
  readonly word: ItemWord;
  readonly optional?: true;
  /** Needed as soon as this other one is there: a season has a beginning and an end. */
  readonly with?: string;
};

/** A thing as it is typed: each value under its path, as it was typed or as it is. */
export type Draft = Readonly<Record<string, unknown>>;

export interface HubList {
  readonly name: ListName;
  readonly section: Section;
  /** Before what is one value each, after it, or after the group that it belongs to. */
  readonly stands: 'first' | 'last' | { readonly after: string };
  readonly least: number;
  readonly most: number;
  /** The order says who comes first. */
  readonly isOrdered?: true;
  /** One line each, opened to be changed. */
  readonly isFolded?: true;
  /** What was saved is never taken out: what was counted under it keeps its name. */
  readonly keeps?: true;
  /** The things are ids, of these; otherwise they have fields. */
  readonly idsOf?: 'organization' | 'community';
  /** The path under which no two things are the same. */
  readonly unique?: string;
  /** One of these has to be there. */
  readonly oneOf?: readonly string[];
  readonly fields: (draft: Draft) => readonly ItemField[];
  readonly fresh: Draft;
}

export type ListName =
  | 'onCall'
  | 'nightRota'
  | 'neighbours'
  | 'closures'
  | 'winterRoads'
  | 'connections'
  | 'serviceTypes'
  | 'urbanCommunities';

const CORRIDORS = ['1', '2', '3', '4', '5', '6', 'wetum', 'moose-river'] as const;
const KINDS = ['road', 'winter-road', 'on-demand', 'scheduled'] as const;
const MODES = ['road', 'winter-road', 'air', 'rail', 'boat'] as const;

const minutes = { path: 'minutes', kind: 'number', min: 1, max: 2880, whole: true } as const;
const kind: ItemField = { path: 'kind', word: 'kind', kind: 'choice', values: KINDS };
const between: ItemField = { path: 'between', word: 'between', kind: 'places' };
const km: ItemField = { path: 'km', word: 'km', kind: 'number', min: 0.1, max: 3000, whole: false };
const drive: ItemField = { ...minutes, word: 'minutes', optional: true };
const name: readonly ItemField[] = [
  { path: 'name.fr', word: 'nameFr', kind: 'text', most: 2000 },
  { path: 'name.en', word: 'nameEn', kind: 'text', most: 2000 },
];
const carried: readonly ItemField[] = [between, km, { ...minutes, word: 'flightMinutes' }];
const season: readonly ItemField[] = [
  { path: 'season.opens', word: 'opens', kind: 'monthDay' },
  { path: 'season.closes', word: 'closes', kind: 'monthDay' },
];
const maybeSeason: readonly ItemField[] = [
  { path: 'season.opens', word: 'opens', kind: 'monthDay', optional: true, with: 'season.closes' },
  { path: 'season.closes', word: 'closes', kind: 'monthDay', optional: true, with: 'season.opens' },
];

/** What a connection is made of depends on its kind. */
const CONNECTIONS: Readonly<Record<(typeof KINDS)[number], readonly ItemField[]>> = {
  road: [kind, between, km, drive],
  'winter-road': [kind, between, km, drive, ...season],
  'on-demand': [
    kind,
    { path: 'mode', word: 'mode', kind: 'choice', values: ['air', 'boat'] },
    ...name,
    ...carried,
    { path: 'hours.from', word: 'from', kind: 'time', optional: true, with: 'hours.to' },
    { path: 'hours.to', word: 'to', kind: 'time', optional: true, with: 'hours.from' },
    ...maybeSeason,
  ],
  scheduled: [
    kind,
    { path: 'mode', word: 'mode', kind: 'choice', values: ['road', 'air', 'rail', 'boat'] },
    ...name,
    ...carried,
    { path: 'days', word: 'days', kind: 'weekdays' },
    { path: 'departs', word: 'departs', kind: 'times' },
    { path: 'returns', word: 'returns', kind: 'times', optional: true },
    ...maybeSeason,
  ],
};

const ids = { fields: (): readonly ItemField[] => [], fresh: {}, least: 0, unique: '' } as const;
const always = (fields: readonly ItemField[]) => (): readonly ItemField[] => fields;

export const HUB_LISTS = {
  onCall: {
    name: 'onCall',
    section: 'onCall',
    stands: 'first',
    least: 1,
    most: 10,
    isOrdered: true,
    unique: 'phone',
    fields: always([
      { path: 'name', word: 'name', kind: 'text', most: 100 },
      { path: 'phone', word: 'phone', kind: 'phone' },
      { path: 'language', word: 'language', kind: 'choice', values: ['fr', 'en'] },
    ]),
    fresh: { language: 'fr' },
  },
  'dispatch.nightRota.organizationIds': {
    ...ids,
    name: 'nightRota',
    section: 'dispatch',
    stands: { after: 'night' },
    most: 50,
    idsOf: 'organization',
  },
  'dispatch.neighbours': {
    ...ids,
    name: 'neighbours',
    section: 'dispatch',
    stands: { after: 'order' },
    most: 10,
    isOrdered: true,
    idsOf: 'organization',
  },
  'travel.closures': {
    name: 'closures',
    section: 'travel',
    stands: 'first',
    least: 0,
    most: 100,
    oneOf: ['between', 'mode'],
    fields: always([
      { path: 'mode', word: 'anyMode', kind: 'choice', values: MODES, optional: true },
      { path: 'between', word: 'stretch', kind: 'places', optional: true },
      { path: 'until', word: 'until', kind: 'instant' },
    ]),
    fresh: { mode: 'road' },
  },
  'travel.winterRoads': {
    name: 'winterRoads',
    section: 'travel',
    stands: 'first',
    least: 0,
    most: 8,
    unique: 'corridor',
    fields: always([
      { path: 'corridor', word: 'corridor', kind: 'choice', values: CORRIDORS },
      { path: 'status', word: 'status', kind: 'choice', values: WINTER_ROADS },
      { path: 'opens', word: 'opens', kind: 'monthDay', optional: true },
      { path: 'closes', word: 'closes', kind: 'monthDay', optional: true },
    ]),
    fresh: { status: 'by-season' },
  },
  'travel.connections': {
    name: 'connections',
    section: 'travel',
    stands: 'first',
    least: 0,
    most: 200,
    isFolded: true,
    fields: (draft) => CONNECTIONS[KINDS.find((one) => one === draft['kind']) ?? 'road'],
    fresh: { kind: 'road' },
  },
  serviceTypes: {
    name: 'serviceTypes',
    section: 'reports',
    stands: 'last',
    least: 1,
    most: 50,
    isOrdered: true,
    isFolded: true,
    keeps: true,
    unique: 'code',
    fields: always([
      { path: 'names.fr', word: 'nameFr', kind: 'text', most: 2000 },
      { path: 'names.en', word: 'nameEn', kind: 'text', most: 2000 },
      { path: 'code', word: 'code', kind: 'code' },
      { path: 'active', word: 'active', kind: 'flag' },
    ]),
    fresh: { active: true },
  },
  'reporting.urbanCommunities': {
    ...ids,
    name: 'urbanCommunities',
    section: 'reports',
    stands: 'last',
    most: 500,
    idsOf: 'community',
  },
} as const satisfies Readonly<Record<string, HubList>>;

export type ListPath = keyof typeof HUB_LISTS;

const isListPath = (path: string): path is ListPath => Object.hasOwn(HUB_LISTS, path);
export const LIST_PATHS: readonly ListPath[] = Object.keys(HUB_LISTS).filter(isListPath);
export const listAt = (path: ListPath): HubList => HUB_LISTS[path];
