import {
  confirmationWrites,
  loadDirectory,
  readHubSettings,
  type Author,
  type Organization,
} from '../directory/index.ts';
import { moveAsk, readLine } from '../partners/line/index.ts';
import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Write } from '../platform/transaction.ts';
import { askOrganization, type Asked } from './asking-service.ts';
import { isAsked, needsHuman, type Assurance } from './model.ts';
import { nextRoundAt } from './round-service.ts';
import { dueOn } from './round.ts';
import { assuranceWrite, newAssurance, readAssurance, readAssurances, type KnownAssurance } from './store.ts';

/** How current what is listed of one organization is, for whoever keeps the directory. */
export interface AssuranceLine {
  readonly organization: Organization;
  /** `not-asked`: no text can reach it, or the round has not met it yet. */
  readonly status: Assurance['status'] | 'not-asked';
  readonly at?: string;
  readonly askedOn?: string;
  /** Local day from which the round asks it. */
  readonly dueOn?: string;
  /** Longer than the days between two rounds ago, or never, was all of it confirmed. */
  readonly isStale: boolean;
  /** Its own words, or who said on the telephone that all is right. */
  readonly said?: string;
  readonly heardBy?: string;
}

export interface AssuranceList {
  readonly lines: readonly AssuranceLine[];
  /** When the round goes on. */
  readonly nextAt?: string;
}

/** Every active organization: first those a coordinator has to call, then those least recently confirmed. */
export async function listAssurances(platform: Platform): Promise<AssuranceList> {
  const [settings, { organizations }, states, nextAt] = await Promise.all([
    readHubSettings(platform),
    loadDirectory(platform),
    readAssurances(platform),
    nextRoundAt(platform),
  ]);
  const today = localDateIn(settings.timeZone, platform.clock());
  const rules = settings.directory;
  const lines = organizations
    .filter(({ status, removedAt }) => status === 'active' && removedAt === undefined)
    .map((organization): AssuranceLine => {
      const state = states.get(organization.id);
      const basis = {
        id: organization.id,
        ...(organization.assuredOn !== undefined && { assuredOn: organization.assuredOn }),
      };
      const isStale =
        organization.assuredOn === undefined ||
        dueOn(basis, { ...newAssurance(platform, organization.id, today) }, rules) <= today;
      if (state === undefined) return { organization, status: 'not-asked', isStale };
      return { organization, isStale, ...shown(state), dueOn: dueOn(organization, state, rules) };
    })
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.organization.assuredOn ?? '').localeCompare(b.organization.assuredOn ?? '') ||
        (a.organization.id < b.organization.id ? -1 : 1),
    );
  return { lines, ...(nextAt !== undefined && { nextAt }) };
}

const shown = ({ status, at, askedOn, said, heardBy }: KnownAssurance) => ({
  status,
  at,
  ...(askedOn !== undefined && { askedOn }),
  ...(said !== undefined && { said }),
  ...(heardBy !== undefined && { heardBy }),
});

const TO_CALL: readonly AssuranceLine['status'][] = ['changed', 'unreachable', 'silent'];
function rank({ status, isStale }: AssuranceLine): number {
  const call = TO_CALL.indexOf(status);
  if (call >= 0) return call;
  if (!isStale) return TO_CALL.length + 2;
  // Those that no text reaches, most of the Nations among them, do not hide those that the round is about.
  return TO_CALL.length + (status === 'not-asked' ? 1 : 0);
}

const unknown = (): Refusal =>
  refuse('not-found', 'unknown-organization', 'No active organization of the directory has this id.', 'organizationId');

async function activeOrganization(platform: Platform, id: string): Promise<Organization | undefined> {
  const { organizations } = await loadDirectory(platform);
  return organizations.find((one) => one.id === id && one.status === 'active' && one.removedAt === undefined);
}

const NOT_ASKED: Readonly<Record<Exclude<Asked, 'asked'>, readonly [string, string]>> = {
  busy: ['partner-busy', 'A trip or a request waits for their answer. Ask when that is over, or call.'],
  'no-phone': ['no-dispatch-phone', 'The organization has no number for texts. Call it, or add one in the directory.'],
  'opted-out': [
    'partner-opted-out',
    'The organization has stopped texts from the hub. Call it; a START text resumes them.',
  ],
  changed: ['changed-meanwhile', 'It was asked, or has answered, just now. Read the list again.'],
};

/** Asks one organization now, or as soon as the hub's hours and its own allow. */
export async function askNow(platform: Platform, organizationId: string): Promise<KnownAssurance | Refusal> {
  const organization = await activeOrganization(platform, organizationId);
  if (organization === undefined) return unknown();
  const settings = await readHubSettings(platform);
  const today = localDateIn(settings.timeZone, platform.clock());
  const state = (await readAssurance(platform, organizationId)) ?? newAssurance(platform, organizationId, today);
  if (isAsked(state)) {
    return refuse('conflict', 'asked-already', 'It has been asked and has not answered yet.', 'organizationId');
  }
  const asked = await askOrganization(platform, settings, organization, state);
  if (asked !== 'asked') {
    const [code, message] = NOT_ASKED[asked];
    return refuse('conflict', code, message, 'organizationId');
  }
  return (await readAssurance(platform, organizationId)) ?? state;
}

/** Records that somebody of the organization said on the telephone that all is right, or put right what was not. */
export const confirmByTelephone = (
  platform: Platform,
  { memberId }: Scope,
  organizationId: string,
  saidBy: string,
): Promise<KnownAssurance | Refusal> =>
  confirm(platform, { kind: 'member', id: memberId }, organizationId, { said: saidBy, heardBy: memberId });

/** The organization itself says at the console that all that is listed of it is right. */
export const confirmOwnEntries = (platform: Platform, organizationId: string): Promise<KnownAssurance | Refusal> =>
  confirm(platform, { kind: 'partner', organizationId }, organizationId, {});

async function confirm(
  platform: Platform,
  by: Author,
  organizationId: string,
  heard: Pick<KnownAssurance, 'said' | 'heardBy'>,
): Promise<KnownAssurance | Refusal> {
  const settings = await readHubSettings(platform);
  const now = platform.clock();
  const today = localDateIn(settings.timeZone, now);
  const [writes, known, hubKey] = await Promise.all([
    confirmationWrites(platform, by, organizationId, settings.timeZone),
    readAssurance(platform, organizationId),
    platform.keys.hubKey(),
  ]);
  if (writes === undefined) return unknown();
  const before: KnownAssurance = known ?? newAssurance(platform, organizationId, today);
  const { said: _settled, heardBy: _nobody, ...rest } = before;
  const next: KnownAssurance = { ...rest, ...heard, status: 'confirmed', at: now.toISOString() };
  const outcome = await platform.table.write([
    ...writes,
    assuranceWrite(platform, hubKey, next),
    ...(await closeAsk(platform, before)),
  ]);
  return outcome.committed
    ? { ...next, version: before.version + 1 }
    : refuse('precondition', 'changed-meanwhile', 'It changed meanwhile. Read the list again and repeat.');
}

/** What waits on their line for an answer is settled by it. */
async function closeAsk(platform: Platform, state: Assurance): Promise<Write[]> {
  const { ask } = state;
  if (ask === undefined || !(isAsked(state) || needsHuman(state))) return [];
  const line = await readLine(platform, ask.phoneKey);
  const open = line?.asks.find(({ code, about }) => code === ask.code && about.kind === 'confirmation');
  return open === undefined || open.state === 'done' ? [] : [moveAsk(open, 'done', [open.state])];
}
