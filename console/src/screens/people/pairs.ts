import type { AnswerOf, ItemOf, Options } from '../../api/contract.ts';
import { readablePhone } from './file.ts';

export type Pair = ItemOf<'GET /v1/duplicates'>;
export type OpenedPair = AnswerOf<'GET /v1/duplicates/{pairId}'>;
type PairedFile = OpenedPair['files'][number];
export type RefusalReason = Options<'POST /v1/duplicates/{pairId}/refusal'>['body']['reason'];

export const REFUSAL_REASONS = [
  'different-persons',
  'shared-phone',
  'family-member',
  'cannot-tell',
] as const satisfies readonly RefusalReason[];

/** What two files are compared by, in this order. */
export const COMPARED = [
  'name',
  'birthDate',
  'phone',
  'fileNumbers',
  'ageBand',
  'language',
  'communityId',
  'accommodations',
  'notes',
  'conversations',
  'createdAt',
] as const;
export type Compared = (typeof COMPARED)[number];

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** What a file says under a heading, as plain text; nothing where it says nothing. */
export function saidBy(file: PairedFile, what: Compared): string | undefined {
  const { private: facts, conversationIds } = file;
  switch (what) {
    case 'name':
    case 'birthDate':
    case 'notes':
      return facts[what];
    case 'phone':
      return facts.phone === undefined ? undefined : readablePhone(facts.phone);
    case 'fileNumbers':
      return facts.fileNumbers?.map(({ number }) => number).join(', ');
    case 'accommodations':
      return facts.accommodations?.join(', ');
    case 'conversations':
      return String(conversationIds.length);
    case 'ageBand':
    case 'language':
    case 'communityId':
    case 'createdAt':
      return file[what];
  }
}

/** Whether two files say the same under a heading (accents, case and marks aside), differ, or one of them is silent. */
export function agreement(one: PairedFile, other: PairedFile, what: Compared): 'same' | 'differs' | 'unknown' {
  if (what === 'createdAt' || what === 'conversations') return 'unknown';
  const [first, second] = [saidBy(one, what), saidBy(other, what)];
  const isSilent = (said: string | undefined): boolean => said === undefined || said === '' || said === 'unknown';
  if (first === undefined || second === undefined || isSilent(first) || isSilent(second)) return 'unknown';
  return folded(first) === folded(second) ? 'same' : 'differs';
}

/** The file that was there first goes on, unless somebody says otherwise. */
export function olderFirst({ files, personIds }: OpenedPair): readonly [string, string] {
  const [one, other] = [...files].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  return [one?.personId ?? personIds[0] ?? '', other?.personId ?? personIds[1] ?? ''];
}
