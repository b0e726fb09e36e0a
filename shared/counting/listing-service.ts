import * as z from 'zod';
import { InvalidCursor } from '../platform/cursor.ts';
import type { Platform } from '../platform/platform.ts';
import type { Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { mayReportFor, notYourRecipient } from './admission.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { parseFiscalYear } from './fiscal-year.ts';
import type { ServiceEvent } from './model.ts';
import * as store from './store.ts';

/** The events behind a recipient's figure for a year, person by person. */
export async function listEventsOfLedger(
  platform: Platform,
  scope: Scope,
  place: LedgerPlace,
  page: PageRequest,
): Promise<Page<ServiceEvent> | Refusal> {
  if (!mayReportFor(scope, place.recipientId)) return notYourRecipient();
  const { items, ...rest } = await platform.table.query({
    pk: store.ledgerPk(place),
    prefix: store.EVENT_PREFIX,
    ...page,
  });
  return { items: items.map(store.readEvent).filter((event) => event.state !== 'moved'), ...rest };
}

/** A person's events stand in one ledger after another; the cursor says in which one, and where in it. */
const cursorShape = z.object({ fiscalYear: z.number(), recipientId: z.string(), inner: z.string().optional() });

/** A person's events, the latest year first, of the recipients the caller reports for. */
export async function listEventsOfPerson(
  platform: Platform,
  scope: Scope,
  personId: string,
  { limit = 25, cursor }: PageRequest,
): Promise<Page<ServiceEvent>> {
  const ledgers = await ledgersOf(platform, scope, personId);
  const from = cursor === undefined ? undefined : decode(cursor);
  const start =
    from === undefined
      ? 0
      : ledgers.findIndex((at) => at.fiscalYear === from.fiscalYear && at.recipientId === from.recipientId);
  if (start < 0) throw new InvalidCursor();
  const items: ServiceEvent[] = [];
  for (const [at, ledger] of ledgers.entries()) {
    if (at < start) continue;
    if (items.length >= limit) return { items, cursor: encode({ ...ledger }) };
    const page = await platform.table.query({
      pk: store.ledgerPk(ledger),
      prefix: store.eventPrefixOf(personId),
      limit: limit - items.length,
      cursor: at === start ? from?.inner : undefined,
    });
    items.push(...page.items.map(store.readEvent).filter((event) => event.state !== 'moved'));
    if (page.cursor !== undefined) return { items, cursor: encode({ ...ledger, inner: page.cursor }) };
  }
  return { items };
}

async function ledgersOf(platform: Platform, scope: Scope, personId: string): Promise<LedgerPlace[]> {
  const ledgers: LedgerPlace[] = [];
  const pk = store.servedKey(personId, parseFiscalYear(2000)).pk;
  for await (const item of platform.table.queryAll({ pk, prefix: store.SERVED_PREFIX, descending: true })) {
    const { recipients, fiscalYear } = store.parseServed(item);
    const mine = recipients.filter((recipientId) => mayReportFor(scope, recipientId)).sort();
    ledgers.push(...mine.map((recipientId) => ({ recipientId, fiscalYear: parseFiscalYear(fiscalYear) })));
  }
  return ledgers;
}

const encode = (cursor: z.infer<typeof cursorShape>): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(cursor: string): z.infer<typeof cursorShape> {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new InvalidCursor();
  }
}
