import { SECTORS, SERVICE_KINDS, type Sector, type ServiceKind } from './codes.ts';
import { KINDS, type Kind } from './kinds.ts';

/** What of the directory is looked at: all of it is in the address, so that it can be kept, and sent to a colleague. */
export interface Filters {
  /** `all` is for a question alone. */
  readonly tab: Kind | 'all';
  readonly q: string;
  /** The id of a community, or its name. */
  readonly place: string | undefined;
  readonly sector: Sector | undefined;
  readonly kind: ServiceKind | undefined;
  readonly language: string | undefined;
  readonly organizationId: string | undefined;
  /** Only what nobody has confirmed for long. */
  readonly stale: boolean;
  /** What was taken out, instead of what is there. */
  readonly removed: boolean;
}

const among = <C extends string>(list: readonly C[], value: string | null): C | undefined =>
  list.find((code) => code === value);
const said = (value: string | null): string | undefined => (value === null || value.trim() === '' ? undefined : value);

export function filtersIn(params: URLSearchParams): Filters {
  const tab = params.get('tab');
  return {
    tab: tab === 'all' ? 'all' : (among(KINDS, tab) ?? 'services'),
    q: (params.get('q') ?? '').trim().slice(0, 200),
    place: said(params.get('place')),
    sector: among(SECTORS, params.get('sector')),
    kind: among(SERVICE_KINDS, params.get('kind')),
    language: said(params.get('language')),
    organizationId: said(params.get('organization')),
    stale: params.get('stale') === '1',
    removed: params.get('removed') === '1',
  };
}

/** The address with some filters changed; what is empty is not in it. */
export function withFilters(
  params: URLSearchParams,
  changes: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** Something that a list by name cannot tell, and the search can. */
export const isQuestion = ({ q, place, language, sector, kind, tab, removed }: Filters): boolean =>
  !removed &&
  (q !== '' ||
    place !== undefined ||
    language !== undefined ||
    (sector !== undefined && tab !== 'organizations') ||
    (kind !== undefined && tab !== 'services') ||
    tab === 'all');

const DIGITS_OF_A_NUMBER = 7;
/** Whether a telephone number, or most of one, was typed. */
export const numberIn = (text: string): boolean =>
  (text.match(/\d[\d\s().-]*/g) ?? []).some((run) => run.replaceAll(/\D/g, '').length >= DIGITS_OF_A_NUMBER);

const DAY_MS = 86_400_000;
/** Two rounds of asking, by the settings as shipped. */
const STALE_DAYS = 180;

/** Confirmed before this day, an entry is to be doubted. */
export const staleSince = (now: number): string => new Date(now - STALE_DAYS * DAY_MS).toISOString().slice(0, 10);
export const isOld = (day: string | undefined, now: number): boolean => day === undefined || day < staleSince(now);

/** After so long a number of free places says little: a shelter fills in an evening. */
const CAPACITY_STALE_MS = DAY_MS;
export const isCapacityOld = (updatedAt: string, now: number): boolean =>
  now - new Date(updatedAt).getTime() > CAPACITY_STALE_MS;
