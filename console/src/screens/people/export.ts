import type { Person, PersonFile } from './file.ts';

/** What is on file, as it is given to the person or to their Nation: every field, as the hub holds it. */
export const copyOf = (file: PersonFile, more: Readonly<Record<string, unknown>> = {}): string =>
  `${JSON.stringify({ ...file, ...more }, undefined, 2)}\n`;

const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** The list of files as a table for a spreadsheet: what stands in the open, nothing that names anybody. */
export function listAsCsv(people: readonly Person[]): string {
  const columns = ['personId', 'ageBand', 'language', 'communityId', 'createdAt'] as const;
  const rows = people.map((person) => columns.map((column) => cell(person[column] ?? '')).join(','));
  return `${[columns.join(','), ...rows].join('\r\n')}\r\n`;
}

/** Lets the browser keep a file of this name. */
export function saveAs(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export function saveCopy(file: PersonFile, more?: Readonly<Record<string, unknown>>): void {
  saveAs(`${file.personId}.json`, 'application/json', copyOf(file, more));
}
