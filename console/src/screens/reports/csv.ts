/** A row of a file, by the names of its columns, with the line on which it begins (the first line of the file is 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export type CsvFile =
  { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] } | { readonly badLine: number };

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * A table of text: `,` `;` or a tab between the cells (the one that the first line has most of), quoted where it must be, with or
 * without a byte order mark, any end of line. `badLine`: a quoted cell that never ends, or a row with more cells than columns.
 */
export function readCsv(text: string): CsvFile {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  if ('badLine' in lines) return lines;
  const [head, ...body] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const columns = (head?.cells ?? []).map((name) => name.trim());
  const long = body.find(({ cells }) => cells.slice(columns.length).some((cell) => cell.trim() !== ''));
  if (long !== undefined) return { badLine: long.line };
  return {
    columns,
    rows: body.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(columns.map((name, at) => [name, (cells[at] ?? '').trim()])),
    })),
  };
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r\n|\n|\r/, 1);
  const many = (mark: string): number => first.split(mark).length;
  return [',', ';', '\t'].toSorted((one, other) => many(other) - many(one))[0] ?? ',';
}

function linesOf(text: string): readonly Line[] | { readonly badLine: number } {
  const separator = separatorOf(text);
  const lines: Line[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let [line, began] = [1, 1];
  const endCell = (): void => {
    cells.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const next = text.charAt(at + 1);
    const ends = sign === '\n' || (sign === '\r' && next !== '\n');
    if (ends) line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (next === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (sign === separator) endCell();
    else if (ends) {
      endCell();
      lines.push({ line: began, cells });
      cells = [];
      began = line;
    } else if (sign !== '\r') cell += sign;
  }
  if (quoted) return { badLine: began };
  endCell();
  return [...lines, { line: began, cells }];
}

/** Some of them at a time. */
export const inBatches = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
