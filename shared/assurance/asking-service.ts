import { loadDirectory, type HubSettings, type Organization } from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import { moveAsk, openAsk, readLine, registerLine, type ConfirmationAsk } from '../partners/line/index.ts';
import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import type { Write } from '../platform/transaction.ts';
import type { Assurance } from './model.ts';
import { askMoment, isBusy, wayTo, type Way } from './reaching-service.ts';
import { assuranceWrite, type KnownAssurance } from './store.ts';
import { confirmText, listedInShort } from './texts.ts';

/** The ask on the partner's line, as it was opened. */
export const askOf = (
  { organizationId }: Assurance,
  { phoneKey, code, at, remindedAt }: NonNullable<Assurance['ask']>,
): ConfirmationAsk => ({
  phoneKey,
  organizationId,
  code,
  about: { kind: 'confirmation' },
  state: 'open',
  openedAt: remindedAt ?? at,
});

/** The question itself, or its repetition. Nobody is disturbed by it: it leaves by day, and not while they are to be left alone. */
async function questionText(
  platform: Platform,
  settings: HubSettings,
  organization: Organization,
  { phone }: Way,
  code: string,
  isReminder: boolean,
): Promise<{ readonly id: string; readonly write: Write }> {
  const { services } = await loadDirectory(platform);
  const theirs = services.filter(({ organizationId }) => organizationId === organization.id);
  const { language } = organization;
  const id = platform.ids.uuid();
  return queueText(platform, {
    id,
    to: phone,
    body: confirmText(language, code, listedInShort(language, theirs), isReminder),
    from: 'dispatch',
    urgent: false,
    notBefore: askMoment(settings, organization, platform.clock().toISOString()),
    about: { kind: 'organization', id: organization.id },
    afterFailure: { what: 'confirmation-failed', organizationId: organization.id, textId: id },
  });
}

/** What became of an attempt to ask; `changed`: somebody else was first. */
export type Asked = 'asked' | 'busy' | 'no-phone' | 'opted-out' | 'changed';

/** Asks an organization whether what is listed of it is still right: its state, the ask on its line and the text, together. */
export async function askOrganization(
  platform: Platform,
  settings: HubSettings,
  organization: Organization,
  state: KnownAssurance,
): Promise<Asked> {
  const way = await wayTo(platform, organization);
  if (typeof way === 'string') return way;
  const { phoneKey } = way;
  const known = await readLine(platform, phoneKey);
  if (known !== undefined && isBusy(known.asks)) return 'busy';
  let code = platform.ids.code();
  while (known?.asks.some((ask) => isNear(ask.code, code)) === true) code = platform.ids.code();
  const text = await questionText(platform, settings, organization, way, code, false);
  const at = platform.clock().toISOString();
  const { said: _before, heardBy: _who, ...rest } = state;
  const next: KnownAssurance = {
    ...rest,
    status: 'asked',
    at,
    askedOn: localDateIn(settings.timeZone, platform.clock()),
    ask: { phoneKey, code, textId: text.id, at },
  };
  const outcome = await platform.table.write([
    assuranceWrite(platform, await platform.keys.hubKey(), next),
    registerLine(phoneKey, organization),
    openAsk(askOf(next, { phoneKey, code, textId: text.id, at })),
    text.write,
  ]);
  return outcome.committed ? 'asked' : 'changed';
}

/** One slip of the thumb must not make the code of a trip. */
const isNear = (one: string, other: string): boolean =>
  Array.from(one).filter((letter, at) => letter !== other.charAt(at)).length <= 1;

/** Asks once more, under the same code. */
export async function remindOrganization(
  platform: Platform,
  settings: HubSettings,
  organization: Organization,
  state: KnownAssurance,
): Promise<Asked> {
  const { ask } = state;
  const way = await wayTo(platform, organization);
  if (typeof way === 'string') return way;
  // Its number is another one since: that it was asked on the old one is over.
  if (ask?.phoneKey !== way.phoneKey) return stopWaiting(platform, state, 'unreachable');
  const known = await readLine(platform, way.phoneKey);
  if (known !== undefined && isBusy(known.asks)) return 'busy';
  const text = await questionText(platform, settings, organization, way, ask.code, true);
  const at = platform.clock().toISOString();
  const reminded = { ...ask, textId: text.id, remindedAt: at };
  const outcome = await platform.table.write([
    assuranceWrite(platform, await platform.keys.hubKey(), { ...state, status: 'reminded', at, ask: reminded }),
    moveAsk(askOf(state, reminded), 'open', ['open']),
    text.write,
  ]);
  return outcome.committed ? 'asked' : 'changed';
}

/** Nobody answers, or nobody can be reached: a coordinator sees it in the list. A late answer is still understood. */
export async function stopWaiting(
  platform: Platform,
  state: KnownAssurance,
  status: 'silent' | 'unreachable',
  along: readonly Write[] = [],
): Promise<'changed' | 'asked'> {
  const { ask } = state;
  const wasAsked = ask !== undefined && (state.status === 'asked' || state.status === 'reminded');
  const outcome = await platform.table.write([
    assuranceWrite(platform, await platform.keys.hubKey(), { ...state, status, at: platform.clock().toISOString() }),
    ...(wasAsked ? [moveAsk(askOf(state, ask), 'passed-over', ['open'])] : []),
    ...along,
  ]);
  return outcome.committed ? 'asked' : 'changed';
}
