import * as z from 'zod';
import { StartError } from '../start-error.ts';
import { hsdsTables, tableNames, tableOf } from '../../shared/contracts/hsds-tables.ts';
import type { TableFile } from './table-set.ts';
import { textOf, type TextSource } from './text.ts';

/** https://specs.frictionlessdata.io/tabular-data-package/, what of it says which file is which table. */
const DataPackage = z.object({
  resources: z.array(
    z.object({
      name: z.string().default(''),
      path: z.union([z.string(), z.array(z.string())]).optional(),
      schema: z
        .object({
          fields: z.array(z.object({ name: z.string(), type: z.string().default('string') })).default([]),
        })
        .optional()
        .catch(undefined),
    }),
  ),
});

const DESCRIPTOR = 'datapackage.json';
const bareName = (name: string): string => name.split('/').at(-1) ?? name;

/**
 * Which file holds which table: as `datapackage.json` says it, or, where there is none, by the names of the files. `where` is
 * named to the person who typed the command. Throws a StartError when a file is missing or there is no table.
 */
export async function tablesOf(where: string, files: readonly TextSource[]): Promise<TableFile[]> {
  const descriptor = files.find(({ name }) => bareName(name) === DESCRIPTOR);
  const tables = descriptor === undefined ? byName(files) : await byDescriptor(descriptor, files);
  if (!tables.some(({ table }) => table === 'organization' || table === 'service')) {
    throw new StartError(
      `There is neither ${hsdsTables.organization.file} nor ${hsdsTables.service.file} in ${where}${descriptor === undefined ? `, and no ${DESCRIPTOR} that names other files` : ''}.`,
    );
  }
  // Rows of a table are known before those that belong to them.
  return tables.toSorted((one, other) => tableNames.indexOf(one.table) - tableNames.indexOf(other.table));
}

const byName = (files: readonly TextSource[]): TableFile[] =>
  files.flatMap((source) => {
    const table = source.name.toLowerCase().endsWith('.csv') ? tableOf(source.name) : undefined;
    return table === undefined ? [] : [{ table, source, types: new Map<string, string>() }];
  });

async function byDescriptor(descriptor: TextSource, files: readonly TextSource[]): Promise<TableFile[]> {
  const folder = descriptor.name.slice(0, -DESCRIPTOR.length);
  const { resources } = await read(descriptor);
  return resources.flatMap(({ name, path, schema }) => {
    const table = tableOf(name) ?? (typeof path === 'string' ? tableOf(path) : undefined);
    if (table === undefined || path === undefined) return [];
    if (typeof path !== 'string') {
      throw new StartError(`${descriptor.name}: the table ${table} is in several files; put them together in one.`);
    }
    const source = files.find((file) => file.name === folder + path);
    // A descriptor may list every table of the specification, also those that are left out.
    if (source === undefined && REQUIRED.has(table)) {
      throw new StartError(`${descriptor.name} names the file of the table ${table}, and it is not there.`);
    }
    const types = new Map(schema?.fields.map((field) => [field.name, field.type]));
    return source === undefined ? [] : [{ table, source, types }];
  });
}

const REQUIRED = new Set(['organization', 'service']);

async function read(descriptor: TextSource): Promise<z.infer<typeof DataPackage>> {
  let text = '';
  for await (const part of textOf(descriptor)) text += part;
  try {
    return DataPackage.parse(JSON.parse(text));
  } catch {
    throw new StartError(`${descriptor.name} is no data package: it is JSON with a list "resources".`);
  }
}
