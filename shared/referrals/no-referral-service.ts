import { personThereWrite } from '../people/index.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item, Key, Page, PageRequest } from '../platform/table.ts';
import { create } from '../platform/transaction.ts';
import { noReferralSchema, type NoReferral, type NoReferralTerms } from './no-referral.ts';

/** With the person, and gone with them. */
const PREFIX = 'NO-REFERRAL#';
const keyOf = ({ personId, id }: NoReferral): Key => ({ pk: `PERSON#${personId}`, sk: PREFIX + id });
const fromItem = ({ pk: _pk, sk: _sk, kind: _kind, ...item }: Item): NoReferral => noReferralSchema.parse(item);

/** Records that a need led to no referral, and why. A repeat under the same id answers with what is there. */
export async function recordNoReferral(
  platform: Platform,
  scope: Scope,
  id: string,
  terms: NoReferralTerms,
): Promise<NoReferral | Refusal> {
  const recorded: NoReferral = { ...terms, id, at: platform.clock().toISOString(), by: scope.memberId };
  const key = keyOf(recorded);
  const outcome = await platform.table.write([
    personThereWrite(terms.personId),
    create({ ...key, kind: 'no-referral', ...recorded }, 'exists'),
  ]);
  if (outcome.committed) return recorded;
  const there = await platform.table.get(key);
  if (there !== undefined) return fromItem(there);
  return refuse('invalid', 'person-not-found', 'No file with this id, or it was erased.', 'personId');
}

/** Of one person, by id, which is by time. */
export async function listNoReferrals(
  platform: Platform,
  personId: string,
  page: PageRequest,
): Promise<Page<NoReferral>> {
  const found = await platform.table.query({ pk: `PERSON#${personId}`, prefix: PREFIX, ...page });
  return { ...found, items: found.items.map(fromItem) };
}
