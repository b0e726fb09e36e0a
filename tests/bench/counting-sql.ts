import { PGlite } from '@electric-sql/pglite';
import { SHIPPED_TYPES } from '../../shared/counting/counter.ts';
import type { LedgerPlace } from '../../shared/counting/entry-ref.ts';
import { FISCAL_MONTHS } from '../../shared/counting/fiscal-year.ts';
import type { LiveEvent } from '../../shared/counting/model.ts';
import type { PersonsServed } from './counting-persons.ts';

/**
 * The events in a relational table, as somebody who knows PostgreSQL would lay them out for this report: the month worked out
 * when the row is written, and an index that holds every column of the report in the order in which it groups them.
 */
const TABLE = `
  CREATE TYPE service_type AS ENUM (${SHIPPED_TYPES.map((code) => `'${code}'`).join(', ')});
  CREATE TABLE service_event (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    recipient_id uuid NOT NULL,
    service_type service_type NOT NULL,
    service_date date NOT NULL,
    fiscal_year smallint NOT NULL GENERATED ALWAYS AS
      (extract(year FROM service_date) - CASE WHEN extract(month FROM service_date) < 4 THEN 1 ELSE 0 END) STORED,
    fiscal_month smallint NOT NULL GENERATED ALWAYS AS
      ((extract(month FROM service_date)::int + 8) % 12 + 1) STORED
  );
  -- Everything is in memory here, and the planner should know: otherwise it reads the table instead of the index.
  SET random_page_cost = 1.1;
  SET work_mem = '64MB';
`;
const INDEX = `CREATE INDEX report ON service_event
  (recipient_id, fiscal_year, person_id, service_type, fiscal_month)`;

const OF_THE_REPORT = 'FROM service_event WHERE recipient_id = $1 AND fiscal_year = $2';

/** The report as it is usually written. */
const COUNT_DISTINCT = `
  SELECT 'persons' AS what, '' AS value, COUNT(DISTINCT person_id)::int AS n ${OF_THE_REPORT}
  UNION ALL
  SELECT 'month', first_month::text, COUNT(*)::int
    FROM (SELECT min(fiscal_month) AS first_month ${OF_THE_REPORT} GROUP BY person_id) AS person GROUP BY first_month
  UNION ALL
  SELECT 'type', service_type::text, COUNT(DISTINCT person_id)::int ${OF_THE_REPORT} GROUP BY service_type`;

/** The same in one pass over the index, without a sort: the quickest of those tried. */
const ONE_PASS = `
  SELECT first_month, COUNT(*)::int AS persons,
         ${SHIPPED_TYPES.map((_, at) => `(COUNT(*) FILTER (WHERE type_${at}))::int AS type_${at}`).join(', ')}
  FROM (
    SELECT min(fiscal_month) AS first_month,
           ${SHIPPED_TYPES.map((code, at) => `bool_or(service_type = '${code}') AS type_${at}`).join(', ')}
    ${OF_THE_REPORT} GROUP BY person_id
  ) AS person GROUP BY first_month`;

/** Rows a COPY takes at once. */
const COPY_ROWS = 10_000;

type Row = Readonly<Record<string, unknown>>;

/**
 * The usual alternative: the events in PostgreSQL, counted when somebody asks. PGlite is PostgreSQL in this very process, so
 * a query has no network on its way; nor has it a second processor to spread a scan over.
 */
export class SqlLedger {
  readonly #db: PGlite;
  #rows: string[] = [];

  private constructor(db: PGlite) {
    this.#db = db;
  }

  static async open(): Promise<SqlLedger> {
    const db = await PGlite.create();
    await db.exec(TABLE);
    return new SqlLedger(db);
  }

  async add(events: readonly LiveEvent[]): Promise<void> {
    for (const { id, personId, recipientId, serviceType, serviceDate } of events) {
      this.#rows.push([id, personId, recipientId, serviceType, serviceDate].join(','));
    }
    if (this.#rows.length >= COPY_ROWS) await this.#copy();
  }

  /** Everything added so far is in, under a fresh index, with statistics, and every page is known to be visible. */
  async settle(): Promise<void> {
    await this.#copy();
    await this.#db.exec(INDEX);
    await this.#db.exec('VACUUM ANALYZE service_event');
  }

  /** Before more is added: an index is built much faster at once than row by row, and denser. */
  async dropIndex(): Promise<void> {
    await this.#db.exec('DROP INDEX IF EXISTS report');
  }

  async countDistinct(place: LedgerPlace): Promise<PersonsServed> {
    const rows = await this.#query(COUNT_DISTINCT, place);
    const find = (what: string, value: string): number =>
      numberIn(rows.find((row) => row['what'] === what && row['value'] === value) ?? {}, 'n');
    return {
      total: find('persons', ''),
      byMonth: FISCAL_MONTHS.map((month) => find('month', String(month))),
      byType: SHIPPED_TYPES.map((serviceType) => ({ serviceType, persons: find('type', serviceType) })),
    };
  }

  async onePass(place: LedgerPlace): Promise<PersonsServed> {
    const rows = await this.#query(ONE_PASS, place);
    const sum = (column: string): number => rows.reduce((all, row) => all + numberIn(row, column), 0);
    return {
      total: sum('persons'),
      byMonth: FISCAL_MONTHS.map((month) =>
        numberIn(rows.find((row) => row['first_month'] === month) ?? {}, 'persons'),
      ),
      byType: SHIPPED_TYPES.map((serviceType, at) => ({ serviceType, persons: sum(`type_${at}`) })),
    };
  }

  close(): Promise<void> {
    return this.#db.close();
  }

  async #copy(): Promise<void> {
    if (this.#rows.length === 0) return;
    const blob = new Blob([this.#rows.join('\n')]);
    this.#rows = [];
    await this.#db.query(
      `COPY service_event (id, person_id, recipient_id, service_type, service_date) FROM '/dev/blob' WITH (FORMAT csv)`,
      [],
      { blob },
    );
  }

  async #query(sql: string, { recipientId, fiscalYear }: LedgerPlace): Promise<readonly Row[]> {
    return (await this.#db.query<Row>(sql, [recipientId, fiscalYear])).rows;
  }
}

const numberIn = (row: Row, column: string): number => {
  const value = row[column];
  return typeof value === 'number' ? value : 0;
};
