import { confirmationWrites, readEntry, readHubSettings } from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import { moveAsk, type ConfirmationAsk } from '../partners/line/index.ts';
import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import type { Write } from '../platform/transaction.ts';
import { askHourFrom } from './ask-hours.ts';
import { askHoursOf } from './reaching-service.ts';
import { assuranceWrite, newAssurance, readAssurance, type KnownAssurance } from './store.ts';
import { changedText } from './texts.ts';

/** What they may add later is kept beside what they said; longer than this it says nothing to a human either. */
const LONGEST_SAID = 2000;

export interface ConfirmationEffect {
  readonly writes: readonly Write[];
  /** Whoever is on call is texted by it. */
  readonly callsHuman: boolean;
}

/**
 * The writes of a partner's answer to whether what is listed of it is still right. `right`: it was confirmed today, by the partner.
 * `changed`: a coordinator sees what they wrote, and whoever is on call is told by day. Refusals `ask-changed`, and `stale` or
 * `assurance-changed` when something else was first: then everything has to be read anew.
 */
export async function confirmationAnswerWrites(
  platform: Platform,
  ask: ConfirmationAsk,
  answer: 'right' | 'changed',
  words: string,
): Promise<ConfirmationEffect> {
  const { organizationId } = ask;
  const [settings, known, hubKey] = await Promise.all([
    readHubSettings(platform),
    readAssurance(platform, organizationId),
    platform.keys.hubKey(),
  ]);
  const now = platform.clock();
  const at = now.toISOString();
  const today = localDateIn(settings.timeZone, now);
  const before: KnownAssurance = known ?? newAssurance(platform, organizationId, today);
  if (answer === 'right') {
    const by = { kind: 'partner', organizationId } as const;
    const confirmed = await confirmationWrites(platform, by, organizationId, settings.timeZone);
    const { said: _settled, heardBy: _nobody, ...rest } = before;
    return {
      writes: [
        moveAsk(ask, 'done', [ask.state]),
        ...(confirmed ?? []),
        assuranceWrite(platform, hubKey, { ...rest, status: 'confirmed', at }),
      ],
      callsHuman: false,
    };
  }
  const isMore = before.status === 'changed';
  const said = isMore && before.said !== undefined ? `${before.said}\n${words}` : words;
  const text = isMore ? undefined : await tellOnCall(platform, organizationId);
  return {
    writes: [
      moveAsk(ask, 'declined', [ask.state]),
      assuranceWrite(platform, hubKey, { ...before, status: 'changed', at, said: said.slice(0, LONGEST_SAID) }),
      ...(text === undefined ? [] : [text]),
    ],
    callsHuman: !isMore,
  };
}

/** By day: it is no emergency. */
async function tellOnCall(platform: Platform, organizationId: string): Promise<Write | undefined> {
  const [settings, entry] = await Promise.all([
    readHubSettings(platform),
    readEntry(platform, 'organization', organizationId),
  ]);
  const [onCall] = settings.onCall;
  if (onCall === undefined) return undefined;
  const name = entry?.kind === 'organization' ? entry.value.name[onCall.language] : organizationId;
  const { write } = await queueText(platform, {
    to: onCall.phone,
    body: changedText(onCall.language, name),
    from: 'dispatch',
    urgent: false,
    notBefore: askHourFrom(askHoursOf(settings), platform.clock().toISOString()),
    about: { kind: 'alert', id: organizationId },
  });
  return write;
}
