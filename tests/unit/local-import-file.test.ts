import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openImportFile, type FileRow } from '../../local/import-file.ts';
import { makeImportProgress } from '../../local/import-progress.ts';
import { rejectionPath } from '../../local/import-rejections.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrefour-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'id,date,type,hosts';
const file = (contents: string | Buffer): string => {
  const path = join(folder, 'file.csv');
  writeFileSync(path, contents);
  return path;
};

async function rowsOf(contents: string | Buffer): Promise<FileRow[]> {
  const opened = await openImportFile(file(contents), 'group-activities');
  const all: FileRow[] = [];
  for await (const row of opened.read()) all.push(row);
  expect(opened.rows).toBe(all.length);
  return all;
}
const whyNot = async (contents: string | Buffer): Promise<string> => {
  try {
    await rowsOf(contents);
    return '';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : '';
  }
};

describe('a file', () => {
  const row = { cells: { id: '1', date: '2026-05-31', type: 'cultural', hosts: 'a b' } };

  it.each([
    ['of English spreadsheets', `${HEADER}\n1,2026-05-31,cultural,a b\n`],
    ['of French Excel', `\uFEFFid;date;type;hosts\r\n1;2026-05-31;cultural;a b\r\n`],
    ['of an old Macintosh', `${HEADER}\r1,2026-05-31,cultural,a b\r`],
    ['without an end of line at its end', `${HEADER}\n1,2026-05-31,cultural,a b`],
    ['with quotes', `"id","date","type","hosts"\n"1","2026-05-31","cultural","a b"\n`],
    ['with empty cells at the end of a row', `${HEADER}\n1,2026-05-31,cultural,a b,,\n`],
    ['with capitals in the header', ` ID ,Date,TYPE,hosts\n1,2026-05-31,cultural,a b\n`],
  ])('%s is read', async (_kind, contents) => {
    expect(await rowsOf(contents)).toEqual([{ line: 2, ...row }]);
  });

  it('tells each row by the line on which it begins', async () => {
    const contents = `${HEADER}\r\n1,,,"two\r\nlines"\r\n\r\n2,,,\r\n,,,\r\n3,,"a ""quote""",\r\n`;
    const rows = await rowsOf(contents);
    expect(rows.map(({ line }) => line)).toEqual([2, 5, 7]);
    expect(rows[2]).toMatchObject({ cells: { type: 'a "quote"' } });
  });

  it('keeps accents, wherever the chunks of a large file end', async () => {
    const contents = Array.from({ length: 20_000 }, (_, at) => `${at},é,œ,ᐁ\r\n`).join('');
    const rows = await rowsOf(`${HEADER}\r\n${contents}`);
    expect(rows).toHaveLength(20_000);
    expect(rows.every((one, at) => one.line === at + 2 && 'cells' in one && one.cells['hosts'] === 'ᐁ')).toBe(true);
  });

  it('has a row rejected that has too few cells or too many', async () => {
    const code = 'wrong-number-of-cells';
    expect(await rowsOf(`${HEADER}\n1,2,3\n1,2,3,4\n1,2,3,4,5\n`)).toMatchObject([
      { line: 2, code },
      { line: 3, cells: { hosts: '4' } },
      { line: 4, code },
    ]);
  });

  it.each([
    [
      'a column is missing',
      'id,type,hosts\n1,2,3\n',
      /missing: date\. Needed: id, date, type, hosts\. May be left out: participants/,
    ],
    ['a column is unknown', `${HEADER},colour\n1,2,3,4,5\n`, /unknown: column 5\b/],
    ['a column is there twice', `${HEADER},date\n1,2,3,4,5\n`, /twice: date/],
    ['it is empty', '', /missing: id, date, type, hosts/],
    ['it has no row', `${HEADER}\n`, /There is no row/],
    [
      'a quote is not closed',
      `${HEADER}\n1,2,3,4\n1,"2,3,4\n1,2,3,4\n`,
      /begins on line 3: A quote is opened and never closed/,
    ],
    ['a quote stands in a cell', `${HEADER}\n1,2,3,4\n1,2"2,3,4\n`, /begins on line 3: A quote stands in the middle/],
    ['a quote is closed too early', `${HEADER}\n1,"2"2,3,4\n`, /begins on line 2: Something stands between/],
    ['a quote swallows the rest', `${HEADER}\n1,"${'2,3,4\n'.repeat(9_000)}`, /begins on line 2: It is far too long/],
    ['it is not UTF-8', Buffer.from(`${HEADER}\n1,2,caf\u00E9,4\n`, 'latin1'), /is not UTF-8/],
    ['it is UTF-16', Buffer.from(`\uFEFF${HEADER}\n`, 'utf16le'), /is not UTF-8/],
  ])('is refused whole, with the place, when %s', async (_what, contents, why) => {
    const refusal = await whyNot(contents);
    expect(refusal).toMatch(/^StartError/);
    expect(refusal).toMatch(why);
  });

  it('that is not there is told so', async () => {
    await expect(openImportFile(join(folder, 'none.csv'), 'expenditures')).rejects.toThrow(/There is no file/);
    await expect(openImportFile(folder, 'expenditures')).rejects.toThrow(/cannot be read/);
  });

  it('has its rejected rows listed beside it', () => {
    expect(rejectionPath('/a/b.csv')).toBe('/a/b.rejected.csv');
    expect(rejectionPath('B.CSV')).toBe('B.rejected.csv');
    expect(rejectionPath('rows')).toBe('rows.rejected.csv');
  });
});

describe('progress', () => {
  function screen(isTTY: boolean) {
    const written: string[] = [];
    return { isTTY, columns: 100, written, write: (text: string) => written.push(text) };
  }

  it('is a bar that is drawn over on a terminal', () => {
    const terminal = screen(true);
    let now = 0;
    const progress = makeImportProgress(1_000, terminal, () => now);
    for (let rows = 1; rows <= 1_000; rows += 1) {
      now += 1;
      progress.show({ rows, rejected: 0 });
    }
    // Ten times a second, and at the end.
    expect(terminal.written.length).toBeLessThan(15);
    expect(terminal.written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
    expect(terminal.written.at(-1)).toContain('100 %  1,000 of 1,000 rows, 1,000 a second');
    expect(terminal.written.every((text) => text.length <= 100 + '\r\u001B[K'.length)).toBe(true);
    progress.say('line 7: rejected');
    expect(terminal.written.at(-1)).toMatch(/line 7: rejected\n.*100 %/);
    progress.end();
    expect(terminal.written.at(-1)).not.toContain('%');
  });

  it('is a line for each tenth elsewhere', () => {
    const log = screen(false);
    const progress = makeImportProgress(1_000, log, () => 0);
    for (let rows = 0; rows <= 1_000; rows += 10) progress.show({ rows, rejected: 1 });
    expect(log.written).toHaveLength(10);
    expect(log.written.at(-1)).toBe('1,000 of 1,000 rows, 0 a second, 1 rejected\n');
  });
});
