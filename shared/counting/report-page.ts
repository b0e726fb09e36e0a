import type { ReportedElement, Report } from './report.ts';
import { reportStyle } from './report-page-style.ts';
import {
  breakdownTables,
  dateInWords,
  figureInWords,
  fiscalYearInWords,
  HIDDEN,
  LOCALES,
  monthInWords,
  quarterInWords,
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

interface PageHeading extends ReportHeading {
  /** `both`: the whole report in French, then in English from a new page on. */
  readonly language: ReportLanguage | 'both';
}

/** The report in one language. */
interface Part {
  readonly report: Report;
  readonly heading: ReportHeading;
  readonly language: ReportLanguage;
}

/**
 * The report as a page that stands alone: no script, no address of anything else, one style sheet inside. It prints to US Letter
 * from any browser. Every text from outside is escaped.
 * @returns a whole HTML document, UTF-8.
 */
export function reportPage(report: Report, { language, ...heading }: PageHeading): string {
  const languages: readonly ReportLanguage[] = language === 'both' ? ['fr', 'en'] : [language];
  const parts = languages.map((each): Part => ({ report, heading, language: each }));
  const [{ fr, en }, titles] = [LOCALES, parts.map((part) => titleOf(part))];
  const style = reportStyle(
    parts.map((part, at) => ({
      name: part.language,
      left: `${titles[at] ?? ''} – ${heading.recipient}`,
      page: 'Page',
      of: part.language === 'fr' ? 'de' : 'of',
    })),
  );
  return (
    `<!doctype html>\n<html lang="${language === 'en' ? en : fr}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n<meta name="robots" content="noindex,nofollow">\n' +
    `<title>${escapeHtml(`${titles.join(' / ')} – ${heading.recipient}`)}</title>\n<style>${style}</style>\n</head>\n` +
    `<body>\n<main>\n${parts.map(partHtml).join('\n')}\n</main>\n</body>\n</html>\n`
  );
}

const titleOf = ({ report, language }: Part): string => `${reportTitle(report)[language]} ${report.label}`;

function partHtml(part: Part): string {
  const { language, report, heading } = part;
  const tables = breakdownTables(report, heading.serviceTypes);
  return (
    `<article class="${language}" lang="${LOCALES[language]}">\n` +
    [
      header(part),
      elements(part),
      months(part),
      ...(tables.length > 0 ? [breakdowns(part, tables)] : []),
      signatures(part),
    ].join('\n') +
    '\n</article>'
  );
}

function header(part: Part): string {
  const { report, heading, language } = part;
  const facts: readonly [InBoth, string][] = [
    [subjectLabel(report), escapeHtml(heading.recipient)],
    [TEXTS.fiscalYear, escapeHtml(fiscalYearInWords(report, language))],
    [TEXTS.asOf, `<time datetime="${report.asOf}">${dateInWords(report.asOf, language)}</time>`],
    [TEXTS.preparedOn, `<time datetime="${heading.preparedAt}">${dateInWords(heading.preparedAt, language)}</time>`],
  ];
  return (
    `<header>\n<p class="program">${say(part, TEXTS.program)}</p>\n<h1>${escapeHtml(titleOf(part))}</h1>\n<dl>\n` +
    facts.map(([name, value]) => `<div><dt>${say(part, name)}</dt><dd>${value}</dd></div>\n`).join('') +
    `</dl>\n</header>` +
    warnings(report, heading.preparedAt)
      .map((words) => `\n<p class="warning" role="note">${say(part, words)}</p>`)
      .join('')
  );
}

function elements(part: Part): string {
  const { report, language } = part;
  const other = language === 'fr' ? 'en' : 'fr';
  const rows = report.elements.map(
    (element) =>
      `<tr><th scope="row">${escapeHtml(element.names[language])}` +
      (language === 'fr' ? `<small lang="${LOCALES[other]}">${escapeHtml(element.names[other])}</small>` : '') +
      `<small lang="${LOCALES.fr}">${escapeHtml(element.officialName)}</small></th>` +
      `<td class="n">${figure(part, element, element.value)}` +
      `<small>${say(part, UNITS[element.unit])}</small></td></tr>\n`,
  );
  return (
    `<section>\n<h2>${say(part, TEXTS.elements)}</h2>\n<table class="elements">\n` +
    `<caption>${say(part, TEXTS.asOf)} ${dateInWords(report.asOf, language)}</caption>\n<thead><tr>` +
    `<th scope="col">${say(part, TEXTS.element)}</th><th scope="col" class="n">${say(part, TEXTS.yearToDate)}</th></tr></thead>\n` +
    `<tbody>\n${rows.join('')}</tbody>\n</table>\n</section>`
  );
}

/** The months, with a line for each quarter after its last month. */
function months(part: Part): string {
  const { report, language } = part;
  const [first] = report.elements;
  const line = (name: string, periods: readonly Period[]): string =>
    `<th scope="row">${escapeHtml(name)}</th>` +
    report.elements
      .flatMap((element, at) => [
        `<td class="n first">${figure(part, element, periods[at]?.value ?? 0)}</td>`,
        `<td class="n">${figure(part, element, periods[at]?.cumulative ?? 0)}</td>`,
      ])
      .join('');
  const quarters = (first?.byQuarter ?? []).map(({ quarter, ends }, at) => {
    const monthly = (first?.byMonth ?? []).slice(3 * at, 3 * at + 3).map(({ month }, inQuarter) => {
      const periods = report.elements.flatMap(({ byMonth }) => byMonth[3 * at + inQuarter] ?? []);
      return `<tr>${line(monthInWords(month, language), periods)}</tr>\n`;
    });
    const sofar = ends > report.asOf ? ` (${TEXTS.soFar[language]})` : '';
    const periods = report.elements.flatMap(({ byQuarter }) => byQuarter[at] ?? []);
    return `<tbody>\n${monthly.join('')}<tr class="sum">${line(quarterInWords(quarter, language) + sofar, periods)}</tr>\n</tbody>\n`;
  });
  const names = report.elements.map(
    ({ code }) => `<th scope="colgroup" colspan="2" class="first">${say(part, SHORT_NAMES[code])}</th>`,
  );
  const columns =
    `<th scope="col" class="n first">${say(part, TEXTS.inThePeriod)}</th>` +
    `<th scope="col" class="n">${say(part, TEXTS.toDate)}</th>`;
  return (
    `<section>\n<h2>${say(part, TEXTS.byMonth)}</h2>\n<div class="scroll">\n<table class="months">\n` +
    `<caption>${say(part, TEXTS.monthsCaption)}</caption>\n` +
    `<colgroup><col></colgroup>${'<colgroup span="2"></colgroup>'.repeat(report.elements.length)}\n` +
    `<thead>\n<tr><th scope="col" rowspan="2">${say(part, TEXTS.month)}</th>${names.join('')}</tr>\n` +
    `<tr>${columns.repeat(report.elements.length)}</tr>\n</thead>\n${quarters.join('')}</table>\n</div>\n` +
    `<p class="note">${say(part, TEXTS.personsNote)}</p>\n</section>`
  );
}

interface Period {
  readonly value: number;
  readonly cumulative: number;
}

function breakdowns(part: Part, tables: readonly BreakdownTable[]): string {
  const total = part.report.elements.find(({ code }) => code === 'persons-served');
  const html = (table: BreakdownTable): string => {
    const rows = table.rows.map(
      ({ label, persons }) =>
        `<tr><th scope="row">${say(part, label)}</th><td class="n">${cell(part, persons)}</td></tr>\n`,
    );
    const sum =
      table.addsUp && total !== undefined
        ? `<tr class="sum"><th scope="row">${say(part, TEXTS.total)}</th><td class="n">${figure(part, total, total.value)}</td></tr>\n`
        : '';
    return (
      `<table>\n<caption>${say(part, table.title)}</caption>\n<thead><tr><th scope="col">${say(part, TEXTS.row)}</th>` +
      `<th scope="col" class="n">${say(part, TEXTS.persons)}</th></tr></thead>\n<tbody>\n${rows.join('')}${sum}</tbody>\n</table>\n`
    );
  };
  const whole = tables.filter(({ addsUp }) => !addsUp);
  const inColumns = tables.filter(({ addsUp }) => addsUp);
  return (
    `<section>\n<h2>${say(part, TEXTS.breakdownOfPersons)}</h2>\n<p class="note lead">${say(part, TEXTS.hiddenNote)}</p>\n` +
    whole.map((table) => `${html(table)}<p class="note">${say(part, TEXTS.overlapNote)}</p>\n`).join('') +
    (inColumns.length > 0 ? `<div class="tables">\n${inColumns.map(html).join('')}</div>\n` : '') +
    '</section>'
  );
}

function signatures(part: Part): string {
  const block = (who: InBoth): string =>
    `<div><h3>${say(part, who)}</h3>` +
    [TEXTS.nameAndTitle, TEXTS.signature, TEXTS.date].map((line) => `<p>${say(part, line)}</p>`).join('') +
    '</div>\n';
  return (
    `<section class="signed">\n<h2>${say(part, TEXTS.signatures)}</h2>\n` +
    `<div class="signatures">\n${block(TEXTS.preparedBy)}${block(TEXTS.approvedBy)}</div>\n</section>`
  );
}

const say = ({ language }: Part, words: InBoth): string => escapeHtml(words[language]);

const figure = ({ language }: Part, { unit }: ReportedElement, value: number): string =>
  escapeHtml(figureInWords(unit, value, language));

const cell = (part: Part, persons: number | null): string =>
  persons === null
    ? `<abbr title="${say(part, TEXTS.hidden)}">${HIDDEN}</abbr>`
    : escapeHtml(figureInWords('persons', persons, part.language));

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
