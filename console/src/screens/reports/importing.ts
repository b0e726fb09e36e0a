import type { AnswerOf } from '../../api/contract.ts';

export type Outcome = AnswerOf<'POST /v1/imports/service-events'>['rows'][number];

interface Column {
  readonly name: string;
  readonly required: boolean;
}

const needed = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, required: true }));
const welcome = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, required: false }));

/** The tables that can be imported, with their columns in the order in which they are explained. */
export const IMPORTS = [
  {
    kind: 'service-events',
    signature: 'POST /v1/imports/service-events',
    columns: [
      ...needed('id'),
      ...welcome('person_id', 'file_number'),
      ...needed('recipient_id', 'service_date', 'service_type'),
      ...welcome('community_id', 'age_band', 'language', 'person_community'),
    ],
  },
  {
    kind: 'group-activities',
    signature: 'POST /v1/imports/group-activities',
    columns: [...needed('id', 'date', 'type', 'hosts'), ...welcome('participants', 'community_id')],
  },
  {
    kind: 'capacity-activities',
    signature: 'POST /v1/imports/capacity-activities',
    columns: [...needed('id', 'recipient_id', 'date', 'type'), ...welcome('partner_ids')],
  },
  {
    kind: 'expenditures',
    signature: 'POST /v1/imports/expenditures',
    columns: [
      ...needed('id', 'recipient_id', 'date', 'category', 'amount'),
      ...welcome('document_reference', 'approved_in', 'claimed_on'),
    ],
  },
] as const;
export type ImportKind = (typeof IMPORTS)[number]['kind'];

/** As many as the API takes at once. */
export const BATCH = 100;

export interface ImportTally {
  readonly recordable: number;
  readonly recorded: number;
  readonly there: number;
  readonly rejected: number;
}

export function tallyOf(outcomes: readonly Outcome[]): ImportTally {
  const many = (wanted: Outcome['outcome']): number => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return {
    recordable: many('recordable'),
    recorded: many('recorded'),
    there: many('already-there'),
    rejected: many('rejected'),
  };
}
