import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECIPIENT } from '../scenario/cast.ts';
import { accentedMark, mark, phoneOf } from './marks.ts';

const HEADER = `id;file_number;recipient_id;service_date;service_type;${mark('colonne')}`;

/** Somebody imports a file whose cells are marked, some in the wrong column; what the command printed, and wrote beside it. */
export async function importMarkedFile(data: string, folder: string): Promise<string> {
  const row = (id: string, file: string, date = '2026-05-04', type = 'safety-planning'): string =>
    [id, file, RECIPIENT, date, type, accentedMark('cellule')].join(';');
  const lines = (header: string): string =>
    [
      header,
      row('canari-1', `${mark('dossier')}-20`),
      row('canari-2', accentedMark('dossier'), mark('date')),
      row('canari-3', phoneOf(18), '2026-05-05', accentedMark('type')),
      row(`${accentedMark('id')} ?`, mark('dossier')),
    ].join('\r\n');
  const unknown = join(folder, 'unknown-column.csv');
  const known = join(folder, 'known-columns.csv');
  writeFileSync(unknown, lines(HEADER));
  writeFileSync(known, lines(HEADER).replaceAll(/;[^;]*$/gm, ''));
  const outputs = await Promise.all([unknown, known].map((path) => printed(['service-events', path, '--data', data])));
  // Beside the file stands a list of the rows that were refused, to be sent on.
  const lists = readdirSync(folder).filter((name) => name.endsWith('.rejected.csv'));
  return [...outputs, ...lists.map((name) => readFileSync(join(folder, name), 'utf8'))].join('\n');
}

function printed(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['local/import.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const read = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  return new Promise((resolve) => child.once('close', () => resolve(output)));
}
