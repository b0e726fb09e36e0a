import { capacityActivityTypeSchema, expenseCategorySchema, groupActivityTypeSchema } from './ledger-entry.ts';

/** The files that can be imported, one kind of record each. */
export const IMPORT_KINDS = ['service-events', 'group-activities', 'capacity-activities', 'expenditures'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A column of such a file. Every cell is text as it stands there; an empty one counts as absent. */
export interface ImportColumn {
  readonly name: string;
  readonly required: boolean;
  readonly reads: 'text' | 'uuid' | 'uuids' | 'count' | 'fiscal-year' | 'date' | 'dollars';
  /** The field of the record it becomes. */
  readonly field: string;
  /** What may stand there: said to whoever wrote something else, whose text is never repeated. */
  readonly accepts: string;
}

const column = (
  name: string,
  reads: ImportColumn['reads'],
  accepts: string,
  { optional = false, field }: { readonly optional?: boolean; readonly field?: string } = {},
): ImportColumn => ({
  name,
  reads,
  accepts,
  required: !optional,
  field: field ?? name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
});

const optional = { optional: true } as const;
const oneOf = (values: readonly string[]): string => `one of ${values.join(', ')}`;
const DATE = 'a calendar date such as 2026-05-31';

const id = column(
  'id',
  'text',
  "a UUID, or the row's own number in the system it comes from: at most 60 letters, digits and . / # : _ -",
);
const recipient = column('recipient_id', 'uuid', 'the UUID of a transfer payment recipient of the hub');
const COMMUNITY = 'a community such as fn-143 or place-timmins';
const community = column('community_id', 'text', COMMUNITY, optional);

const COLUMNS: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  'service-events': [
    id,
    column('person_id', 'uuid', "the UUID of the person's file, or else file_number", optional),
    column('file_number', 'text', 'the number under which the recipient keeps its own file of the person', optional),
    recipient,
    column('service_date', 'date', DATE),
    column('service_type', 'text', 'the code of a service type of the hub, such as safety-planning'),
    community,
    column('age_band', 'text', 'one of under-16, 16-17, 18-plus, unknown', optional),
    column('language', 'text', 'an ISO 639 code such as fr, en, cr, oj', optional),
    column('person_community', 'text', COMMUNITY, optional),
  ],
  'group-activities': [
    id,
    column('date', 'date', DATE),
    column('type', 'text', oneOf(groupActivityTypeSchema.options)),
    column('hosts', 'uuids', 'the UUIDs of 1 to 20 recipients, each once, with a space between'),
    column('participants', 'count', 'a whole number from 0 to 10000', optional),
    community,
  ],
  'capacity-activities': [
    id,
    recipient,
    column('date', 'date', DATE),
    column('type', 'text', oneOf(capacityActivityTypeSchema.options)),
    column('partner_ids', 'uuids', 'the UUIDs of at most 50 organizations, each once, with a space between', optional),
  ],
  expenditures: [
    id,
    recipient,
    column('date', 'date', DATE),
    column('category', 'text', oneOf(expenseCategorySchema.options)),
    column('amount', 'dollars', 'dollars from 0.01, such as 1234.50 or 1 234,50', { field: 'amountCents' }),
    column('document_reference', 'text', 'an invoice or voucher number of letters, digits and . / # - _', optional),
    column('approved_in', 'fiscal-year', 'backfill-staffing needs it: a fiscal year such as 2026 or 2026-27', optional),
    column('claimed_on', 'date', DATE, optional),
  ],
};

export const columnsOf = (kind: ImportKind): readonly ImportColumn[] => COLUMNS[kind];
