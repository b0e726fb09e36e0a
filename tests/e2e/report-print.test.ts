import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { counter, type CounterMeaning } from '../../shared/counting/counter.ts';
import { FISCAL_MONTHS, parseFiscalYear } from '../../shared/counting/fiscal-year.ts';
import { reportPage } from '../../shared/counting/report-page.ts';
import { reportOf } from '../../shared/counting/report.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import { openBrowser } from './browser.ts';

/** A browser on a machine that does other things too. */
vi.setConfig({ testTimeout: 120_000 });

/** A whole year with every table full and the longest figures, as the page has to carry them. */
function fullYear(ownTypes: readonly string[] = []) {
  const types = ['intake-assessment', 'transportation', 'mobile-phone', 'crisis-support', 'safety-planning'];
  const monthly: readonly (readonly [Omit<CounterMeaning, 'month'>, number])[] = [
    [{ measure: 'persons' }, 104],
    [{ measure: 'group-activities' }, 7],
    [{ measure: 'capacity-activities' }, 3],
    [{ measure: 'spent-cents' }, 81_234_567],
    ...[...types, ...ownTypes].map((serviceType) => [{ measure: 'persons', serviceType }, 40] as const),
    ...['A', 'C', 'F', 'R', 'N'].map((fact) => [{ measure: 'persons', fact }, 20] as const),
  ];
  const figures = new Map(
    FISCAL_MONTHS.flatMap((month) => monthly.map(([of, n]) => [counter({ ...of, month }), n] as const)),
  );
  return reportOf({ figures, merging: 1 }, { recipientId: 'a-recipient', fiscalYear: parseFiscalYear(2026) });
}

const heading = {
  recipient: 'Centre d’entraide « Boréal » (organisme fictif) – Services aux femmes & aux jeunes du Nord-Ouest',
  preparedAt: parseLocalDate('2027-04-12'),
};

/** US Letter, less the margins of the style sheet, in CSS pixels. */
const PAPER = { width: (8.5 - 2 * 0.7) * 96, height: (11 - 0.65 - 0.8) * 96 };

let browser: Browser;
// One page for all: Chromium runs in a single process here, and closing a page closes it.
let page: Page;
const asked: string[] = [];
const complaints: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
});
afterAll(() => browser.close());

async function show(html: string, media: 'screen' | 'print', size: { width: number; height: number }): Promise<void> {
  await page.emulateMedia({ media });
  await page.setViewportSize({ width: Math.floor(size.width), height: Math.floor(size.height) });
  await page.setContent(html);
}

/** What an expression comes to in the page; a text, because nothing else here knows the types of a browser. */
const inPage = async <T>(schema: z.ZodType<T>, expression: string): Promise<T> =>
  schema.parse(await page.evaluate(expression));
/** Of each element that the selector finds, what the expression over `one` comes to. */
const ofEach = (selector: string, expression: string): Promise<string[]> =>
  inPage(z.array(z.coerce.string()), `[...document.querySelectorAll('${selector}')].map((one) => ${expression})`);

/** Elements whose text is wider than their box, or that stick out of the paper or screen; but for a table that scrolls. */
async function clipped(): Promise<string[]> {
  const said = await ofEach(
    'body *',
    `{
      const { left, right } = one.getBoundingClientRect();
      const scrolls = one.closest('.scroll') !== null && matchMedia('screen').matches;
      const isTooWide = one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
      const isOutside = left < -1 || right > document.documentElement.clientWidth + 1;
      return !scrolls && (isTooWide || isOutside) ? one.tagName + ': ' + one.textContent.slice(0, 60) : '';
    }`,
  );
  return said.filter((one) => one !== '');
}

const pdfOf = async (html: string): Promise<string> => {
  await show(html, 'print', PAPER);
  return (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
};
const pagesOf = (pdf: string): number => [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;

describe('the printed report', () => {
  const report = fullYear();

  it.each([
    ['fr', 3],
    ['en', 3],
    ['both', 6],
  ] as const)('in %s fills %i pages of US Letter', async (language, pages) => {
    const pdf = await pdfOf(reportPage(report, { ...heading, language }));
    expect(pagesOf(pdf)).toBe(pages);
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box = '']) => box.trim());
    expect(new Set(boxes)).toEqual(new Set(['0 0 612 792']));
  });

  it('goes on over more pages when a hub has many service types, heads repeated', async () => {
    const ownTypes = Array.from({ length: 70 }, (_, n) => `own-type-${n}`);
    const html = reportPage(fullYear(ownTypes), { ...heading, language: 'fr' });
    expect(pagesOf(await pdfOf(html))).toBeGreaterThan(4);
    expect(new Set(await ofEach('thead', 'getComputedStyle(one).display'))).toEqual(new Set(['table-header-group']));
  });

  it.each(['fr', 'en', 'both'] as const)('in %s cuts no text off and keeps within the paper', async (language) => {
    await show(reportPage(report, { ...heading, language }), 'print', PAPER);
    expect(await clipped()).toEqual([]);
    expect(await inPage(z.boolean(), 'document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
  });

  it('keeps rows, tables that fit a page and the signatures in one piece', async () => {
    await show(reportPage(report, { ...heading, language: 'both' }), 'print', PAPER);
    const inside = await ofEach('tr, table, .signed', 'getComputedStyle(one).breakInside');
    expect(new Set(inside)).toEqual(new Set(['avoid']));
    const heights = await ofEach('table, .signed', 'one.getBoundingClientRect().height');
    expect(Math.max(...heights.map(Number))).toBeLessThan(PAPER.height);
  });
});

describe('the report on the screen', () => {
  const html = reportPage(fullYear(), { ...heading, language: 'both' });

  it.each([1280, 390])('is no wider than a screen of %i pixels', async (width) => {
    await show(html, 'screen', { width, height: 900 });
    expect(await clipped()).toEqual([]);
  });

  it('asks nothing of anybody and complains of nothing', async () => {
    await show(html, 'screen', { width: 1280, height: 900 });
    expect(asked.filter((url) => !url.startsWith('about:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('says its title and its languages', async () => {
    await show(html, 'screen', { width: 1280, height: 900 });
    expect(await page.title()).toBe(`Rapport annuel 2026-27 / Annual report 2026-27 – ${heading.recipient}`);
    expect(await ofEach('html, article', 'one.lang')).toEqual(['fr-CA', 'fr-CA', 'en-CA']);
    const official = await ofEach('[lang=en-CA] .elements small[lang]', 'one.lang');
    expect(official).toEqual(['fr-CA', 'fr-CA', 'fr-CA', 'fr-CA']);
  });

  it('has tables that can be read without being seen: captions, and headings for every row and column', async () => {
    await show(html, 'screen', { width: 1280, height: 900 });
    const captions = await ofEach('table', "(one.caption ?? { textContent: '' }).textContent.trim()");
    expect(captions).toHaveLength(14);
    expect(captions).not.toContain('');
    const headings = await ofEach('th', "one.scope === '' || one.textContent.trim() === '' ? 'silent' : 'says'");
    expect(new Set(headings)).toEqual(new Set(['says']));
    const rows = await ofEach('tbody tr', "one.querySelectorAll('th[scope=row]').length");
    expect(new Set(rows)).toEqual(new Set(['1']));
    // As many cells in every row as its table has columns: 9 for the months, 2 for the others.
    const cells = await ofEach('tbody tr', "one.cells.length - (one.closest('.months') === null ? 2 : 9)");
    expect(new Set(cells)).toEqual(new Set(['0']));
  });

  it('has one first heading for each language, and skips no level', async () => {
    await show(html, 'screen', { width: 1280, height: 900 });
    const levels = (await ofEach('h1, h2, h3, h4, h5, h6', 'one.tagName.slice(1)')).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(2);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
  });

  it('keeps the foot of its pages whatever the organization is called', async () => {
    const recipient = `</style>"} @page{margin:0} \\"; /* ' *`;
    await show(reportPage(fullYear(), { ...heading, recipient, language: 'fr' }), 'print', PAPER);
    const feet = await inPage(
      z.array(z.string()),
      '[...document.styleSheets[0].cssRules].flatMap((rule) => (rule instanceof CSSPageRule ? [rule.selectorText] : []))',
    );
    expect(feet).toEqual(['', 'fr']);
    expect(await inPage(z.string(), 'document.body.textContent.trim()')).toMatch(/^Services et soutien/);
    expect(await page.locator('dd').first().textContent()).toBe(recipient);
  });
});
