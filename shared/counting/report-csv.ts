import { stringify } from 'csv-stringify/sync';
import type { Report, ReportedElement } from './report.ts';

const dollars = (cents: number): string => (cents / 100).toFixed(2);
/** Counts as they are; cents as dollars with a decimal point, which spreadsheets in both languages can be told to read. */
const written = (element: ReportedElement, value: number): string | number =>
  element.unit === 'cents' ? Number(dollars(value)) : value;

const UNIT = {
  persons: 'personnes / persons',
  activities: 'activités / activities',
  cents: 'dollars canadiens / Canadian dollars',
} as const;

/**
 * The report as a spreadsheet opens it: UTF-8 with its mark, so that accents survive Excel; both languages in the header;
 * and no cell that a spreadsheet would run as a formula.
 */
export function reportCsv(report: Report): string {
  const months = report.elements[0]?.byMonth.map(({ month }) => month) ?? [];
  const header = [
    'Nom de la donnée du service',
    'Data element',
    'Nom officiel / Official name',
    'Exercice / Fiscal year',
    'En date du / As of',
    'Unité / Unit',
    'Total cumulé / Year to date',
    ...months,
  ];
  const rows = report.elements.map((element) => [
    element.names.fr,
    element.names.en,
    element.officialName,
    report.label,
    report.asOf,
    UNIT[element.unit],
    written(element, element.value),
    ...element.byMonth.map(({ value }) => written(element, value)),
  ]);
  return stringify([header, ...rows], {
    bom: true,
    quoted_string: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
