import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { CHANGED, isShownTo, NOT_FOUND } from './change-service.ts';
import { referralSchema, type Actor, type Referral } from './model.ts';
import { isStillToCall, type NationCall } from './nation-call.ts';
import { historyWrite, readReferral, replaceReferral } from './store.ts';

/**
 * Records that the Nations of a referral were called: who called, when, and what was agreed stand in its history, and it is off the
 * work list unless nobody was reached.
 * Refusals: `referral-not-found`, `changed-meanwhile`, `no-nation-to-call`, `future-date`.
 */
export async function recordNationCall(
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  call: NationCall,
): Promise<Referral | Refusal> {
  const referral = await readReferral(platform, id);
  if (referral === undefined || !isShownTo(scope, referral)) return NOT_FOUND;
  if (referral.version !== version) return CHANGED;
  if (referral.nationNotice !== 'to-call') {
    return refuse('conflict', 'no-nation-to-call', 'No Nation is to be called about this referral, or it was called.');
  }
  const now = platform.clock();
  if (Date.parse(call.at) > now.getTime()) {
    return refuse('invalid', 'future-date', 'A call is recorded once it took place.', 'at');
  }
  const by: Actor = { kind: 'member', id: scope.memberId };
  const next = referralSchema.parse({ ...referral, ...(!isStillToCall(call) && { nationNotice: 'called' }) });
  const entry = { id: platform.ids.uuid(), at: new Date(call.at).toISOString(), event: 'nation-called', by };
  const outcome = await platform.table.write([
    replaceReferral(platform.hubId, next, version),
    historyWrite(id, { ...entry, reason: call.agreed }),
  ]);
  return outcome.committed ? { ...next, version: version + 1 } : CHANGED;
}
