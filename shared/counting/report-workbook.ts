import writeExcelFile, { type CellObject, type Feature, type Row, type Sheet } from 'write-excel-file/universal';
import type { LocalDate } from '../platform/local-date.ts';
import type { ReportedElement, Report } from './report.ts';
import {
  breakdownTables,
  fiscalYearInWords,
  HIDDEN,
  reportTitle,
  SHORT_NAMES,
  subjectLabel,
  TEXTS,
  UNITS,
  warnings,
  type BreakdownTable,
  type InBoth,
  type ReportHeading,
  type ReportLanguage,
} from './report-texts.ts';

/** A sheet before it is given to the library: which rows stay on the screen, and how wide the columns are. */
interface Page {
  readonly name: string;
  readonly widths: readonly number[];
  readonly frozenRows: number;
  readonly rows: Row[];
}

/**
 * The report as one Excel workbook: a sheet in French, the same in English, then the breakdown tables and the months in both.
 * Figures are numbers and dates are dates, so that they can be worked with; text is text, also where it looks like a formula.
 * @returns the bytes of the .xlsx file.
 */
export async function reportWorkbook(report: Report, heading: ReportHeading): Promise<Uint8Array> {
  const tables = breakdownTables(report, heading.serviceTypes);
  const pages = [
    summary(report, heading, 'fr'),
    summary(report, heading, 'en'),
    ...(tables.length > 0 ? [breakdown(report, heading, tables)] : []),
    months(report, heading),
  ];
  const file = await writeExcelFile(pages.map(sheetOf), {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [ON_LETTER],
  }).toBlob();
  return new Uint8Array(await file.arrayBuffer());
}

const sheetOf = ({ name, widths, frozenRows, rows }: Page): Sheet<Blob> => ({
  sheet: name,
  data: rows,
  columns: widths.map((width) => ({ width })),
  stickyRowsCount: frozenRows,
  showGridLines: false,
  orientation: 'landscape',
});

/**
 * The library writes A4, and of frozen rows that the pane at the right is the active one, which there is none of. Printed on US
 * Letter instead, as wide as the sheet and as many pages long as it needs.
 */
const ON_LETTER: Feature<Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace('activePane="bottomRight"', 'activePane="bottomLeft"'),
        transformElementAttributes: (tag, attributes) =>
          tag === 'pageSetup' ? { ...attributes, paperSize: 1, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
    },
  },
};

const LINE = '#9A9A9A';
const HEADER = { fontWeight: 'bold', backgroundColor: '#DDE6EE', wrap: true, alignVertical: 'center' } as const;
const BOXED = { borderColor: LINE, borderStyle: 'thin', alignVertical: 'center' } as const;

const text = (value: string, style: CellObject = {}): CellObject => ({ ...style, type: String, value });
const header = (value: string, style: CellObject = {}): CellObject => text(value, { ...BOXED, ...HEADER, ...style });
const label = (value: string): CellObject => text(value, { ...BOXED, wrap: true });
const count = (value: number): CellObject => ({ ...BOXED, type: Number, value, format: '#,##0' });
/** Midnight UTC: the library writes the day of an instant in UTC. */
const day = (value: LocalDate, style: CellObject = {}): CellObject => ({
  ...style,
  type: Date,
  value: new Date(`${value}T00:00:00Z`),
  format: 'yyyy-mm-dd',
  align: 'left',
});

/** The sign stands where the language puts it; the separators are those of whoever opens the file. */
const CURRENCY: InBoth = { fr: '#,##0.00\\ [$$-C0C]', en: '[$$-1009]#,##0.00' };
const figure = ({ unit }: ReportedElement, value: number, language: ReportLanguage): CellObject =>
  unit === 'cents' ? { ...BOXED, type: Number, value: value / 100, format: CURRENCY[language] } : count(value);

const both = ({ fr, en }: InBoth): string => `${fr} / ${en}`;
const blank: Row = [];

function summary(report: Report, { recipient, preparedAt }: ReportHeading, language: ReportLanguage): Page {
  const say = (words: InBoth): string => words[language];
  const top: Row[] = [
    [text(`${say(reportTitle(report))} ${report.label}`, { fontWeight: 'bold', fontSize: 16 })],
    [text(say(TEXTS.program), { fontStyle: 'italic' })],
    [text(say(subjectLabel(report))), text(recipient, { fontWeight: 'bold' })],
    [text(say(TEXTS.fiscalYear)), text(fiscalYearInWords(report, language))],
    [text(say(TEXTS.asOf)), day(report.asOf)],
    [text(say(TEXTS.preparedOn)), day(preparedAt)],
    ...warnings(report, preparedAt).map((words) => [text(say(words), { fontWeight: 'bold', textColor: '#9C2A00' })]),
    blank,
    [TEXTS.element, TEXTS.yearToDate, TEXTS.unit, TEXTS.officialName].map((words) => header(say(words))),
  ];
  const elements = report.elements.map((element) => [
    label(say(element.names)),
    figure(element, element.value, language),
    label(say(UNITS[element.unit])),
    label(element.officialName),
  ]);
  return {
    name: language === 'fr' ? 'Rapport' : 'Report',
    widths: [58, 22, 20, 78],
    frozenRows: top.length,
    rows: [...top, ...elements, blank, [text(say(TEXTS.personsNote))]],
  };
}

function breakdown(report: Report, { recipient }: ReportHeading, tables: readonly BreakdownTable[]): Page {
  const top: Row[] = [
    [text(title(report, TEXTS.breakdownOfPersons), { fontWeight: 'bold', fontSize: 14 })],
    [text(recipient), null, null, null, day(report.asOf, { fontWeight: 'bold' })],
    [TEXTS.breakdown.fr, TEXTS.breakdown.en, TEXTS.row.fr, TEXTS.row.en, both(TEXTS.persons)].map((name) =>
      header(name),
    ),
  ];
  const rows = tables.flatMap((table) =>
    table.rows.map((row) => [
      ...[table.title.fr, table.title.en, row.label.fr, row.label.en].map(label),
      row.persons === null ? text(HIDDEN, { ...BOXED, align: 'right' }) : count(row.persons),
    ]),
  );
  const notes = [TEXTS.hiddenNote, ...(tables.every(({ addsUp }) => addsUp) ? [] : [TEXTS.overlapNote])];
  return {
    // No slash between the languages: Excel refuses it in the name of a sheet.
    name: `${TEXTS.breakdown.fr} – ${TEXTS.breakdown.en}`,
    widths: [34, 34, 46, 46, 14],
    frozenRows: top.length,
    rows: [...top, ...rows, blank, ...notes.flatMap(({ fr, en }) => [[text(fr)], [text(en)]])],
  };
}

function months(report: Report, { recipient }: ReportHeading): Page {
  const top: Row[] = [
    [text(title(report, TEXTS.byMonth), { fontWeight: 'bold', fontSize: 14 })],
    [text(recipient)],
    elementHeader(report, TEXTS.month),
    periodHeader(report),
  ];
  const byMonth = (report.elements[0]?.byMonth ?? []).map(({ month }, at): Row => [
    { ...BOXED, type: Date, value: new Date(`${month}-01T00:00:00Z`), format: 'yyyy-mm', align: 'left' },
    ...report.elements.flatMap((element) => figuresOf(element, element.byMonth[at])),
  ]);
  const byQuarter = (report.elements[0]?.byQuarter ?? []).map(({ quarter }, at): Row => [
    label(`T${quarter} / Q${quarter}`),
    ...report.elements.flatMap((element) => figuresOf(element, element.byQuarter[at])),
  ]);
  const quarters = [elementHeader(report, TEXTS.quarter), periodHeader(report), ...byQuarter];
  const notes = [[text(TEXTS.personsNote.fr)], [text(TEXTS.personsNote.en)]];
  return {
    name: `${TEXTS.byMonth.fr} – ${TEXTS.byMonth.en}`,
    widths: [20, ...report.elements.flatMap(() => [20, 20])],
    frozenRows: top.length,
    rows: [...top, ...byMonth, blank, ...quarters, blank, ...notes],
  };
}

const title = (report: Report, words: InBoth): string => `${both(words)} – ${report.label}`;

/** Each data element over its two columns: of the period alone, and to date. No program fits the height of merged cells. */
const elementHeader = (report: Report, period: InBoth): Row => [
  header(both(period), { rowSpan: 2, height: 34 }),
  ...report.elements.flatMap(({ code }) => [header(both(SHORT_NAMES[code]), { columnSpan: 2, align: 'center' }), null]),
];
const periodHeader = (report: Report): Row => [
  null,
  ...report.elements.flatMap(() =>
    [both(TEXTS.inThePeriod), both(TEXTS.toDate)].map((name) => header(name, { align: 'right' })),
  ),
];

function figuresOf(
  element: ReportedElement,
  period: { readonly value: number; readonly cumulative: number } | undefined,
): CellObject[] {
  return [period?.value ?? 0, period?.cumulative ?? 0].map((value) => figure(element, value, 'en'));
}
