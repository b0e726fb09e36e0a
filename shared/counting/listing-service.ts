import * as z from 'zod';
import { identityKey, readIdentity } from '../people/index.ts';
import { InvalidCursor } from '../platform/cursor.ts';
import type { LocalDate } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import type { Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { mayReportFor, notYourRecipient } from './admission.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { lastDayOf, monthEnd, parseFiscalYear } from './fiscal-year.ts';
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

/** Where some of a person's events are: under one of the person's files, in one ledger. */
interface Shelf extends LedgerPlace {
  readonly personId: string;
}

/** A person's events stand on one shelf after another; the cursor says on which one, and where on it. */
const cursorShape = z.object({
  fiscalYear: z.number(),
  recipientId: z.string(),
  personId: z.string(),
  inner: z.string().optional(),
});

/**
 * A person's events, the latest year first, of the recipients the caller reports for; those of files that were found to be
 * the same person's as well, each under the file it was recorded for.
 */
export async function listEventsOfPerson(
  platform: Platform,
  scope: Scope,
  personId: string,
  { limit = 25, cursor }: PageRequest,
): Promise<Page<ServiceEvent>> {
  const shelves = await shelvesOf(platform, scope, personId);
  const from = cursor === undefined ? undefined : decode(cursor);
  const start =
    from === undefined
      ? 0
      : shelves.findIndex(
          (at) =>
            at.fiscalYear === from.fiscalYear && at.recipientId === from.recipientId && at.personId === from.personId,
        );
  if (start < 0) throw new InvalidCursor();
  const items: ServiceEvent[] = [];
  for (const [at, shelf] of shelves.entries()) {
    if (at < start) continue;
    if (items.length >= limit) return { items, cursor: encode(shelf) };
    const page = await platform.table.query({
      pk: store.ledgerPk(shelf),
      prefix: store.eventPrefixOf(shelf.personId),
      limit: limit - items.length,
      cursor: at === start ? from?.inner : undefined,
    });
    items.push(...page.items.map(store.readEvent).filter((event) => event.state !== 'moved'));
    if (page.cursor !== undefined) return { items, cursor: encode({ ...shelf, inner: page.cursor }) };
  }
  return { items };
}

async function shelvesOf(platform: Platform, scope: Scope, personId: string): Promise<Shelf[]> {
  const files = await filesOf(platform, personId);
  const shelves = (await Promise.all(files.map((file) => shelvesOfFile(platform, scope, file)))).flat();
  const place = ({ fiscalYear, recipientId, personId: file }: Shelf): string =>
    [9999 - fiscalYear, recipientId, file].join();
  return shelves.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The person's file and those below it, however far. */
async function filesOf(platform: Platform, personId: string): Promise<string[]> {
  const { children } = readIdentity(await platform.table.get(identityKey(personId)), personId);
  return [personId, ...(await Promise.all(children.map((child) => filesOf(platform, child)))).flat()];
}

async function shelvesOfFile(platform: Platform, scope: Scope, personId: string): Promise<Shelf[]> {
  const shelves: Shelf[] = [];
  const pk = store.servedKey(personId, parseFiscalYear(2000)).pk;
  for await (const item of platform.table.queryAll({ pk, prefix: store.SERVED_PREFIX })) {
    const { recipients, fiscalYear } = store.parseServed(item);
    const mine = recipients.filter((recipientId) => mayReportFor(scope, recipientId));
    shelves.push(...mine.map((recipientId) => ({ personId, recipientId, fiscalYear: parseFiscalYear(fiscalYear) })));
  }
  return shelves;
}

/**
 * When the last service of a person that counts was given, to the end of its month, and when the fiscal year of that service
 * ends; nothing for a file without services.
 */
export async function lastServed(
  platform: Platform,
  personId: string,
): Promise<{ readonly through: LocalDate; readonly yearEndsOn: LocalDate } | undefined> {
  const { pk } = store.servedKey(personId, parseFiscalYear(2000));
  for await (const item of platform.table.queryAll({ pk, prefix: store.SERVED_PREFIX, descending: true })) {
    const served = store.parseServed(item);
    const months = [...served.contribution.services.values()].flatMap((types) =>
      [...types.values()].flatMap((byMonth) => [...byMonth.keys()]),
    );
    const fiscalYear = parseFiscalYear(served.fiscalYear);
    const last = months.sort((a, b) => a - b).at(-1);
    if (last !== undefined) return { through: monthEnd(fiscalYear, last), yearEndsOn: lastDayOf(fiscalYear) };
  }
  return undefined;
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
