import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { counter, type Figures } from '../../shared/counting/counter.ts';
import { parseFiscalYear } from '../../shared/counting/fiscal-year.ts';
import { reportCsv } from '../../shared/counting/report-csv.ts';
import { reportPage } from '../../shared/counting/report-page.ts';
import { dateInWords, figureInWords } from '../../shared/counting/report-texts.ts';
import { reportWorkbook } from '../../shared/counting/report-workbook.ts';
import { hubReportOf, reportOf } from '../../shared/counting/report.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';

const fiscalYear = parseFiscalYear(2026);
const figures: Figures = new Map([
  [counter({ measure: 'persons', month: 1 }), 1200],
  [counter({ measure: 'persons', month: 3 }), 34],
  [counter({ measure: 'persons', month: 1, serviceType: 'transportation' }), 1100],
  [counter({ measure: 'persons', month: 1, serviceType: 'safety-planning' }), 3],
  [counter({ measure: 'persons', month: 1, serviceType: 'a-type-of-the-hub' }), 7],
  [counter({ measure: 'persons', month: 1, fact: 'A' }), 2],
  [counter({ measure: 'persons', month: 1, fact: 'C' }), 1000],
  [counter({ measure: 'spent-cents', month: 2 }), 123_450],
  [counter({ measure: 'spent-cents', month: 3 }), -50],
]);
const june = { recipientId: 'a-recipient', fiscalYear, through: 3 } as const;
const report = reportOf({ figures, merging: 0 }, june);
const merging = reportOf({ figures, merging: 1 }, june);
const hub = hubReportOf([{ figures, merging: 0 }], { fiscalYear, through: 3 });
const heading = { recipient: 'Organisme fictif', preparedAt: parseLocalDate('2026-07-01') };
const serviceTypes = [{ code: 'a-type-of-the-hub', names: { fr: 'Cercle de guérison', en: 'Healing circle' } }];

const MERGE_NOTE = /Des dossiers sont en train d’être réunis ou séparés\u00A0:/;

describe('the figures of a report in words', () => {
  it('are written as each language writes them', () => {
    expect(figureInWords('persons', 12_345, 'fr')).toBe('12\u00A0345');
    expect(figureInWords('persons', 12_345, 'en')).toBe('12,345');
    expect(figureInWords('cents', 123_456_750, 'fr')).toBe('1\u00A0234\u00A0567,50\u00A0$');
    expect(figureInWords('cents', -50, 'en')).toBe('-$0.50');
    expect(dateInWords(parseLocalDate('2026-04-01'), 'fr')).toBe('1er avril 2026');
    expect(dateInWords(parseLocalDate('2027-03-31'), 'fr')).toBe('31 mars 2027');
    expect(dateInWords(parseLocalDate('2026-04-01'), 'en')).toBe('April 1, 2026');
  });
});

describe('the report as CSV', () => {
  const read = (csv: string): string[][] => parse(csv, { bom: true, relaxColumnCount: true, skipEmptyLines: false });
  const lines = read(reportCsv(report, serviceTypes));

  it('opens with the mark of UTF-8 and a header in both languages', () => {
    expect(reportCsv(report).startsWith('\uFEFF"Nom de la donnée du service","Data element"')).toBe(true);
    expect(lines[0]?.slice(7)).toEqual(['2026-04', '2026-05', '2026-06']);
  });

  it('writes cents as dollars, a negative month as a number, and zeros', () => {
    expect(lines[4]?.slice(5)).toEqual(['dollars canadiens / Canadian dollars', '1234', '0', '1234.5', '-0.5']);
    expect(lines[2]?.slice(5)).toEqual(['activités / activities', '0', '0', '0', '0']);
  });

  it('ends its first table at an empty line, and gives the breakdown tables below it in both languages', () => {
    expect(lines[5]?.join('')).toBe('');
    expect(lines[6]).toEqual(['Ventilation', 'Breakdown', 'Catégorie', 'Category', 'Personnes / Persons']);
    expect(lines).toContainEqual([
      'Type de services',
      'Type of service',
      'Soutien en matière de transport',
      'Transportation support',
      '1100',
    ]);
    expect(lines).toContainEqual(['Type de services', 'Type of service', 'Cercle de guérison', 'Healing circle', '7']);
    expect(lines).toContainEqual(['Groupe d’âge', 'Age group', '16 et 17 ans', '16 and 17', '0']);
  });

  it('marks hidden cells by a letter that no spreadsheet takes for a date, and says what it means', () => {
    expect(lines).toContainEqual([
      'Type de services',
      'Type of service',
      'Planification de la sécurité',
      'Safety planning',
      'x',
    ]);
    expect(lines).toContainEqual(['Groupe d’âge', 'Age group', 'Moins de 16 ans', 'Under 16', 'x']);
    expect(
      lines.some(([fr, en]) => fr?.startsWith('x\u00A0: nombre masqué') && en?.startsWith('x: number hidden')),
    ).toBe(true);
  });

  it('says when a merge of persons is under way, and only then', () => {
    expect(reportCsv(merging)).toMatch(MERGE_NOTE);
    expect(reportCsv(report)).not.toMatch(MERGE_NOTE);
  });

  it('holds no cell that a spreadsheet would run', () => {
    const evil = { ...report, elements: report.elements.map((one) => ({ ...one, officialName: '=HYPERLINK("x")' })) };
    expect(reportCsv(evil)).toContain(`"'=HYPERLINK(""x"")"`);
    const names = { fr: '+1', en: '@SUM(A1)' };
    expect(reportCsv(report, [{ code: 'transportation', names }])).toContain(`"'+1","'@SUM(A1)",1100`);
  });
});

/** The files of a zip archive, by the central directory at its end. */
function unzip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const files = new Map<string, string>();
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const start = zip.readUInt32LE(at + 42);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(data, data + zip.readUInt32LE(at + 20));
    const content = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    files.set(zip.toString('utf8', at + 46, at + 46 + (name ?? 0)), content.toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

const unescapeXml = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

interface ReadCell {
  readonly kind: 'text' | 'number';
  readonly value: string;
  readonly format?: string;
}
interface ReadSheet {
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly rows: readonly (readonly string[])[];
  readonly xml: string;
}

/** Reads a workbook back as Excel would: shared texts, number formats, cells by their address. */
function open(bytes: Uint8Array): ReadonlyMap<string, ReadSheet> {
  const files = unzip(bytes);
  const file = (name: string): string => files.get(name) ?? '';
  const texts = [...file('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(([, one = '']) =>
    unescapeXml(one),
  );
  const formats = new Map(
    [...file('xl/styles.xml').matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(
      ([, id = '', code = '']) => [id, unescapeXml(code)] as const,
    ),
  );
  const styles = [...file('xl/styles.xml').matchAll(/<xf ([^>]*)>/g)].map(
    ([, attributes = '']) => formats.get(/numFmtId="(\d+)"/.exec(attributes)?.[1] ?? '') ?? '',
  );
  const names = [...file('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => name);
  return new Map(
    names.map((name, at) => {
      const xml = file(`xl/worksheets/sheet${at + 1}.xml`);
      const cells = new Map<string, ReadCell>();
      for (const [, attributes = '', value = ''] of xml.matchAll(/<c ([^>]*[^/])><v>(.*?)<\/v><\/c>/g)) {
        const attribute = (key: string): string => new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1] ?? '';
        cells.set(
          attribute('r'),
          attribute('t') === 's'
            ? { kind: 'text', value: texts[Number(value)] ?? '' }
            : { kind: 'number', value, format: styles[Number(attribute('s'))] ?? '' },
        );
      }
      const rows = [...xml.matchAll(/<row r="(\d+)"/g)].map(([, row = '']) =>
        [...cells].filter(([address]) => address.replace(/\D/g, '') === row).map(([, cell]) => cell.value),
      );
      return [name, { cells, rows, xml }];
    }),
  );
}

/** The day of a cell that Excel counts from the end of 1899. */
const dayOf = (cell: ReadCell | undefined): string =>
  new Date((Number(cell?.value) - 25_569) * 86_400_000).toISOString().replace('T00:00:00.000Z', '');

describe('the report as a workbook', async () => {
  const book = open(await reportWorkbook(report, { ...heading, serviceTypes }));
  const sheet = (name: string): ReadSheet => book.get(name) ?? { cells: new Map(), rows: [], xml: '' };
  const cell = (name: string, address: string) => sheet(name).cells.get(address);

  it('has a sheet in each language, the breakdown and the months', () => {
    expect([...book.keys()]).toEqual(['Rapport', 'Report', 'Ventilation – Breakdown', 'Par mois – By month']);
  });

  it('says whose report it is, of which year and date, in the language of the sheet', () => {
    expect(sheet('Rapport').rows.slice(0, 4)).toEqual([
      ['Rapport intermédiaire 2026-27'],
      [
        'Services et soutien dans les régions rurales ou éloignées dans le cadre de la lutte contre la traite des personnes',
      ],
      ['Bénéficiaire de paiements de transfert', 'Organisme fictif'],
      ['Exercice', '2026-27 (du 1er avril 2026 au 31 mars 2027)'],
    ]);
    expect(cell('Report', 'A1')?.value).toBe('Interim report 2026-27');
    expect(cell('Report', 'B4')?.value).toBe('2026-27 (April 1, 2026 to March 31, 2027)');
  });

  it('holds dates as dates', () => {
    for (const name of ['Rapport', 'Report']) {
      expect(cell(name, 'B5')).toMatchObject({ kind: 'number', format: 'yyyy-mm-dd' });
      expect([dayOf(cell(name, 'B5')), dayOf(cell(name, 'B6'))]).toEqual(['2026-06-30', '2026-07-01']);
    }
    expect(cell('Par mois – By month', 'A5')).toMatchObject({ kind: 'number', format: 'yyyy-mm' });
    expect(dayOf(cell('Par mois – By month', 'A7'))).toBe('2026-06-01');
  });

  it('holds figures as numbers, dollars with the sign where the language puts it', () => {
    expect(cell('Rapport', 'B9')).toEqual({ kind: 'number', value: '1234', format: '#,##0' });
    expect(cell('Rapport', 'B12')).toEqual({ kind: 'number', value: '1234', format: '#,##0.00\\ [$$-C0C]' });
    expect(cell('Report', 'B12')).toEqual({ kind: 'number', value: '1234', format: '[$$-1009]#,##0.00' });
    expect(sheet('Par mois – By month').rows[6]).toEqual(['46174', '34', '1234', '0', '0', '0', '0', '-0.5', '1234']);
  });

  it("names the data elements in the ministry's French words and in English", () => {
    expect(cell('Rapport', 'A9')?.value).toBe(
      'Nombre de personnes ayant reçu des services individuels adaptés aux besoins',
    );
    expect(cell('Report', 'A10')?.value).toBe('Number of group activities');
    expect(cell('Report', 'D10')?.value).toMatch(/^Nombre d’activités de groupe: Services et soutien/);
  });

  it('gives the breakdown in both languages, hidden cells as text, and says what they are', () => {
    const { rows } = sheet('Ventilation – Breakdown');
    expect(rows).toContainEqual(['Groupe d’âge', 'Age group', 'Moins de 16 ans', 'Under 16', 'x']);
    expect(rows).toContainEqual(['Type de services', 'Type of service', 'Cercle de guérison', 'Healing circle', '7']);
    expect(rows.flat().some((text) => text.startsWith('x\u00A0: nombre masqué'))).toBe(true);
    expect(rows.flat().some((text) => text.startsWith('x: number hidden'))).toBe(true);
    const hidden = [...sheet('Ventilation – Breakdown').cells.values()].filter(({ value }) => value === 'x');
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.every(({ kind }) => kind === 'text')).toBe(true);
  });

  it('gives the quarters below the months', () => {
    const { rows } = sheet('Par mois – By month');
    expect(rows).toContainEqual(['T1 / Q1', '1234', '1234', '0', '0', '0', '0', '1234', '1234']);
  });

  it('keeps the headings of every sheet in sight and prints on US Letter', () => {
    for (const [name, rows] of [
      ['Rapport', 8],
      ['Report', 8],
      ['Ventilation – Breakdown', 3],
      ['Par mois – By month', 4],
    ] as const) {
      expect(sheet(name).xml).toContain(`<pane ySplit="${rows}"`);
      expect(sheet(name).xml).toMatch(
        /<pageSetup paperSize="1" orientation="landscape" fitToWidth="1" fitToHeight="0"/,
      );
    }
  });

  it('says when a merge is under way, and when the period was not over', async () => {
    const preparedAt = parseLocalDate('2026-06-30');
    const early = open(await reportWorkbook(merging, { ...heading, preparedAt }));
    const notes = (name: string) => early.get(name)?.rows.slice(6, 8).flat() ?? [];
    expect(notes('Rapport')[0]).toMatch(MERGE_NOTE);
    expect(notes('Rapport')[1]).toMatch(/^La période n’était pas terminée/);
    expect(notes('Report')).toEqual([
      'Files of persons are being merged or taken apart: the numbers of persons may still change.',
      'The period was not over on the day this report was prepared: the figures are those recorded by then.',
    ]);
    expect(sheet('Report').rows[6]).toEqual([]);
  });

  it('keeps as text what looks like a formula, and leaves out what a file may not hold', async () => {
    const recipient = '=HYPERLINK("https://x.invalid")<&\u0007';
    const evil = open(await reportWorkbook(report, { ...heading, recipient })).get('Rapport');
    expect(evil?.cells.get('B3')).toEqual({ kind: 'text', value: '=HYPERLINK("https://x.invalid")<&' });
    expect(evil?.xml).not.toContain('<f>');
  });

  it('of the hub has the persons alone, and the name of the hub', async () => {
    const own = open(await reportWorkbook(hub, { ...heading, recipient: 'Carrefour de démonstration' }));
    expect(own.get('Rapport')?.rows[2]).toEqual(['Carrefour', 'Carrefour de démonstration']);
    expect(own.get('Par mois – By month')?.rows[4]).toEqual(['46113', '1200', '1200']);
  });
});

describe('the report as a page', () => {
  const page = (language: 'fr' | 'en' | 'both', of = report, recipient = heading.recipient) =>
    reportPage(of, { ...heading, recipient, language });

  it('stands alone: no script, no address of anything else, one style sheet', () => {
    const html = page('both');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|\son\w+=/i);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html.startsWith('<!doctype html>')).toBe(true);
  });

  it('is in one language, or in both one after the other', () => {
    expect(page('fr')).toContain('<html lang="fr-CA">');
    expect(page('fr').match(/<article class="fr" lang="fr-CA">/g)).toHaveLength(1);
    expect(page('fr')).not.toContain('Breakdown of the persons served');
    expect(page('en')).toContain('<html lang="en-CA">');
    expect(page('en')).not.toContain('Ventilation');
    expect(page('both').match(/<article class="(fr|en)"/g)).toEqual(['<article class="fr"', '<article class="en"']);
  });

  it('writes figures as the language does', () => {
    expect(page('fr')).toContain('1\u00A0234,00\u00A0$');
    expect(page('en')).toContain('$1,234.00');
    expect(page('fr')).toContain('<time datetime="2026-07-01">1er juillet 2026</time>');
  });

  it('says that a quarter goes on', () => {
    const april = reportOf({ figures, merging: 0 }, { ...june, through: 1 });
    expect(page('fr', april)).toContain('1er trimestre (à ce jour)');
    expect(page('en', report)).toContain('>Quarter 1<');
  });

  it('names hidden cells to those who do not see the sign, and explains it', () => {
    expect(page('en')).toContain('<abbr title="hidden number">x</abbr>');
    expect(page('fr')).toContain('<abbr title="nombre masqué">x</abbr>');
    expect(page('fr')).toContain('x\u00A0: nombre masqué pour protéger les personnes.');
  });

  it('says when a merge is under way, and only then', () => {
    expect(page('fr', merging)).toMatch(MERGE_NOTE);
    expect(page('fr')).not.toMatch(MERGE_NOTE);
  });

  it('escapes every text from outside, in the style sheet too', () => {
    const html = page('both', report, `</style><script>alert(1)</script>"'\\}{&\n`);
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain('&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;\\}{&amp;');
    const evilType = [{ code: 'transportation', names: { fr: '<b>', en: '<i>' } }];
    expect(reportPage(report, { ...heading, serviceTypes: evilType, language: 'both' })).not.toMatch(/<[bi]>/);
  });

  it('of the hub leaves out what the hub has no figures for', () => {
    const html = page('fr', hub);
    expect(html).toContain('<dt>Carrefour</dt>');
    expect(html.match(/<caption>/g)).toHaveLength(3);
    expect(html).not.toContain('Dépenses');
  });
});
