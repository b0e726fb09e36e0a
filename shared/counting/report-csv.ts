import { stringify } from 'csv-stringify/sync';
import type { ReportedElement, Report } from './report.ts';
import { breakdownTables, HIDDEN, TEXTS, UNITS, type InBoth, type ServiceTypeNames } from './report-texts.ts';

const dollars = (cents: number): string => (cents / 100).toFixed(2);
/** Counts as they are; cents as dollars with a decimal point, which spreadsheets in both languages can be told to read. */
const written = (element: ReportedElement, value: number): string | number =>
  element.unit === 'cents' ? Number(dollars(value)) : value;

const inBoth = ({ fr, en }: InBoth): string => `${fr} / ${en}`;

/**
 * The report as a spreadsheet opens it: UTF-8 with its mark, so that accents survive Excel; both languages in the header;
 * and no cell that a spreadsheet would run as a formula. Below the data elements, after an empty line, the breakdown tables,
 * one row to a line; below these the notes. A reader of the first table alone stops at the empty line.
 */
export function reportCsv(report: Report, serviceTypes: ServiceTypeNames = []): string {
  return stringify([...elementLines(report), ...breakdownLines(report, serviceTypes), ...noteLines(report)], {
    bom: true,
    quoted_string: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

type Line = readonly (string | number)[];

function elementLines(report: Report): Line[] {
  const months = report.elements[0]?.byMonth.map(({ month }) => month) ?? [];
  const header = [
    TEXTS.element.fr,
    TEXTS.element.en,
    'Nom officiel / Official name',
    inBoth(TEXTS.fiscalYear),
    'En date du / As of',
    inBoth(TEXTS.unit),
    inBoth(TEXTS.yearToDate),
    ...months,
  ];
  const rows = report.elements.map((element) => [
    element.names.fr,
    element.names.en,
    element.officialName,
    report.label,
    report.asOf,
    inBoth(UNITS[element.unit]),
    written(element, element.value),
    ...element.byMonth.map(({ value }) => written(element, value)),
  ]);
  return [header, ...rows];
}

function breakdownLines(report: Report, serviceTypes: ServiceTypeNames): Line[] {
  const tables = breakdownTables(report, serviceTypes);
  if (tables.length === 0) return [];
  const header = [TEXTS.breakdown.fr, TEXTS.breakdown.en, TEXTS.row.fr, TEXTS.row.en, inBoth(TEXTS.persons)];
  const rows = tables.flatMap(({ title, rows: each }) =>
    each.map(({ label, persons }) => [title.fr, title.en, label.fr, label.en, persons ?? HIDDEN]),
  );
  return [[], header, ...rows];
}

function noteLines(report: Report): Line[] {
  const hasBreakdown = report.personsByServiceType.length + report.breakdowns.length > 0;
  const notes = [
    ...(report.mergeUnderWay ? [TEXTS.mergeNote] : []),
    ...(hasBreakdown ? [TEXTS.hiddenNote, TEXTS.overlapNote] : []),
  ];
  return notes.length === 0 ? [] : [[], ...notes.map(({ fr, en }) => [fr, en])];
}
