import * as z from 'zod';
import { certificateWrite, type ErasedCounts } from '../access/index.ts';
import { eraseAtCarrierWrites } from '../messaging/index.ts';
import { open } from '../platform/envelope.ts';
import type { Platform } from '../platform/platform.ts';
import type { Key } from '../platform/table.ts';
import { setTimer, type ErasedBy } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { conversationKeySubject } from './store.ts';

/** What a file needs to know of its conversations; all the rest of them is the intake's. */
const conversationItem = z.object({
  sealed: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  sequence: z.number().int(),
  erasedThrough: z.number().int().default(0),
  updatedAt: z.string(),
});
const sealedShape = z.object({ phone: z.string().optional() });
const stateKey = (phoneKey: string): Key => ({ pk: conversationKeySubject(phoneKey), sk: 'STATE' });

export interface LivingConversation {
  readonly phoneKey: string;
  /** E.164; nothing for a page. */
  readonly phone: string | undefined;
  readonly texts: number;
  readonly updatedAt: string;
}

/** Of these conversations those that are not erased, in one round trip. */
export async function livingConversations(
  platform: Platform,
  phoneKeys: readonly string[],
): Promise<LivingConversation[]> {
  const subjects = [...new Set(phoneKeys.map(conversationKeySubject))];
  if (subjects.length === 0) return [];
  const found = await platform.table.batchGet(phoneKeys.map(stateKey), subjects);
  const living = await Promise.all(
    [...new Set(phoneKeys)].map(async (phoneKey): Promise<LivingConversation[]> => {
      const stored = found.item(stateKey(phoneKey));
      if (stored === undefined) return [];
      const { sealed, sequence, erasedThrough, updatedAt } = conversationItem.parse(stored);
      const key = await platform.keys.openAfter(platform.table, conversationKeySubject(phoneKey), found);
      if (sealed === undefined || key === undefined) return [];
      const place = `${stored.pk}|${stored.sk}|sealed`;
      const { phone } = sealedShape.parse(JSON.parse(open(key.bytes, sealed, place)));
      return [{ phoneKey, phone, texts: sequence - erasedThrough, updatedAt }];
    }),
  );
  return living.flat();
}

export interface Erasing {
  readonly by: ErasedBy;
  /** How long the certificate is kept. */
  readonly certificateDays: number;
}

/** The writes of an erasure, for one transaction, and the id of its certificate. */
export interface Erasure {
  readonly erasureId: string;
  readonly writes: readonly Write[];
}

/**
 * What every erasure does: the keys of these conversations go, and with them every sealed word, in backups too; the
 * certificate says so; and it is set off that their messages go here and the carrier's copies there. The numbers are read from
 * the conversations, because nobody can afterwards; `known` are these conversations where they were read just now.
 */
export async function eraseConversationsWrites(
  platform: Platform,
  phoneKeys: readonly string[],
  { by, certificateDays }: Erasing,
  ofFile: Pick<ErasedCounts, 'files' | 'consents' | 'goals'> = { files: 0, consents: 0, goals: 0 },
  known?: readonly LivingConversation[],
): Promise<Erasure> {
  const erasureId = platform.ids.uuid();
  const at = platform.clock().toISOString();
  const living = known ?? (await livingConversations(platform, phoneKeys));
  const phones = living.flatMap(({ phone }) => phone ?? []);
  const { carrier, writes } = await eraseAtCarrierWrites(platform, erasureId, at, phones);
  const texts = living.reduce((sum, conversation) => sum + conversation.texts, 0);
  const erased = { ...ofFile, conversations: living.length, texts };
  return {
    erasureId,
    writes: [
      ...[...new Set(phoneKeys)].flatMap((phoneKey): Write[] => [
        { removeKey: conversationKeySubject(phoneKey) },
        setTimer({ id: platform.ids.uuid(), dueAt: at, work: { what: 'clear-conversation', phoneKey } }),
      ]),
      certificateWrite(platform, { id: erasureId, at, by, erased, carrier }, certificateDays),
      ...writes,
    ],
  };
}
