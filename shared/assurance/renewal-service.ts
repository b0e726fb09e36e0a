import { daysAfter, followingAgreement, readEntry, saveEntry, type Agreement } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { endReminderWrites } from './reminder-service.ts';

/**
 * An agreement that follows another from the day after its last: the same kind, parties, services and communities. Repeated under
 * the same id it is the one that was made. Refusals `unknown-entry`, `no-last-day`, `ends-before-it-starts`, and those of `saveEntry`.
 */
export async function renewAgreement(
  platform: Platform,
  scope: Scope,
  id: string,
  newId: string,
  terms: Partial<Pick<Agreement, 'validTo' | 'conditions'>>,
): Promise<Agreement | Refusal> {
  const [entry, there] = await Promise.all([
    readEntry(platform, 'agreement', id),
    readEntry(platform, 'agreement', newId),
  ]);
  if (entry?.kind !== 'agreement' || entry.value.removedAt !== undefined) {
    return refuse('not-found', 'unknown-entry', 'The directory has no such agreement.');
  }
  if (there?.kind === 'agreement') return there.value;
  const { validTo: lastDay } = entry.value;
  if (lastDay === undefined) {
    return refuse('conflict', 'no-last-day', 'It runs until it is ended: give it a last day first.', 'validTo');
  }
  const value = followingAgreement(entry.value, newId, terms);
  if (value === undefined) {
    const message = `It begins on ${daysAfter(lastDay, 1)}, the day after the agreement it follows: its last day is that day or later.`;
    return refuse('invalid', 'ends-before-it-starts', message, 'validTo');
  }
  const saved = await saveEntry(
    platform,
    { kind: 'member', id: scope.memberId },
    { kind: 'agreement', value, version: 0 },
    await endReminderWrites(platform, value),
  );
  return isRefusal(saved) ? saved : value;
}
