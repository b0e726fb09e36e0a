import { Broken } from './records.ts';

export interface Table {
  readonly columns: readonly string[];
  /** `row`: as a spreadsheet numbers it, the header is row 1. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** A table of comma- or semicolon-separated values (RFC 4180), with or without a mark at its beginning. */
export function readCsv(file: string, text: string): Table {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const [first = ''] = clean.split(/\r?\n/, 1);
  // French spreadsheets write `;`, because the comma is in the numbers.
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
  const [header, ...rows] = rowsOf(file, clean, delimiter);
  if (header === undefined || header.every((cell) => cell.trim() === '')) throw new Broken('empty', file);
  return {
    columns: header.map((cell) => cell.trim()),
    rows: rows.flatMap((cells, at) => {
      if (cells.every((cell) => cell === '')) return [];
      const extra = cells.slice(header.length).some((cell) => cell.trim() !== '');
      if (extra || cells.length < header.length) throw new Broken('not-csv', file, at + 2);
      return [{ row: at + 2, cells }];
    }),
  };
}

function rowsOf(file: string, text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, next } = text[at] === '"' ? quoted(file, text, at, rows.length + 1) : plain(text, at, delimiter);
    row.push(cell);
    const end = text[next];
    if (end === delimiter) {
      at = next + 1;
      // A line that ends in a delimiter has an empty cell after it.
      if (at >= text.length) row.push('');
      continue;
    }
    if (end !== undefined && end !== '\n' && end !== '\r') throw new Broken('not-csv', file, rows.length + 1);
    rows.push(row);
    row = [];
    at = next + (end === '\r' && text[next + 1] === '\n' ? 2 : 1);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

interface Cell {
  readonly cell: string;
  readonly next: number;
}

function plain(text: string, from: number, delimiter: string): Cell {
  let next = from;
  while (next < text.length && text[next] !== delimiter && text[next] !== '\n' && text[next] !== '\r') next += 1;
  return { cell: text.slice(from, next), next };
}

function quoted(file: string, text: string, from: number, row: number): Cell {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new Broken('not-csv', file, row);
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { cell, next: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
}

/** As a table that a spreadsheet opens; what could be taken for a formula is not. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

const cellOf = (value: string): string => {
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
