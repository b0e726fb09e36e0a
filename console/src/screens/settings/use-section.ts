import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { readTyped, realEdits, thingsIn, valueAt, type Edits, type Hub } from './edits.ts';
import { groupsOf, type HubField, type Section } from './fields.ts';
import { LIST_PATHS, listAt, type ListPath } from './lists.ts';
import { refusalAt } from './refusals.ts';
import { readRows, rowsOf, type ReadRows, type Row } from './rows.ts';
import type { HubEditing } from './use-hub.ts';

type Rows = Readonly<Partial<Record<ListPath, readonly Row[]>>>;

export const listsOf = (section: Section): readonly ListPath[] =>
  LIST_PATHS.filter((path) => listAt(path).section === section);

export const itemsAt = (hub: Hub, path: ListPath): readonly unknown[] => thingsIn(valueAt(hub, path));

interface Drafts {
  /** As it was typed, or as it is. */
  readonly shown: (field: HubField) => unknown;
  readonly change: (field: HubField, value: unknown) => void;
  readonly rows: (path: ListPath) => readonly Row[];
  readonly read: (path: ListPath) => ReadRows;
  /** `touched`: the path of what was changed, below which what the API said holds no more. */
  readonly changeRows: (path: ListPath, rows: readonly Row[], touched: string) => void;
  /** What will be saved. */
  readonly values: Edits;
  readonly isWrong: boolean;
  /** What is missing is marked too, since somebody tried to save. */
  readonly marks: boolean;
  /** What the API said of this path, until it is changed. */
  readonly errorAt: (path: string) => string | undefined;
  /** What the API said and stands beside no field. */
  readonly fault: unknown;
  readonly isRefused: boolean;
  /** Marks what is wrong instead, where something is. */
  readonly save: (done: () => void) => void;
  readonly discard: () => void;
}

/** What somebody has changed of one part of the settings and not yet saved. */
export function useSection(section: Section, editing: HubEditing): Drafts {
  const { hub } = editing;
  const [edits, setEdits] = useState<Edits>({});
  const [typedRows, setRows] = useState<Rows>({});
  const [marks, setMarks] = useState(false);
  // Nothing until it was tried to save; since then, what was changed.
  const [touched, setTouched] = useState<readonly string[]>();
  const fields = groupsOf(section).flatMap(([, group]) => group);
  const paths = listsOf(section);
  const rows = (path: ListPath): readonly Row[] => typedRows[path] ?? rowsOf(listAt(path), itemsAt(hub, path));
  const read = new Map(paths.map((path) => [path, readRows(listAt(path), rows(path))]));
  const readFields = fields
    .filter(({ path }) => Object.hasOwn(edits, path))
    .map((field) => ({ field, read: readTyped(field, edits[field.path]) }));
  const right = [
    ...readFields.flatMap(({ field, read: found }) => ('value' in found ? [[field.path, found.value] as const] : [])),
    ...[...read].flatMap(([path, { items, wrongs }]) =>
      typedRows[path] !== undefined && wrongs.size === 0 ? [[path, items] as const] : [],
    ),
  ];
  const isWrong =
    readFields.some(({ read: found }) => 'wrong' in found) ||
    paths.some((path) => typedRows[path] !== undefined && (read.get(path)?.wrongs.size ?? 0) > 0);
  const values = realEdits(hub, Object.fromEntries(right));
  const fault = touched === undefined ? null : editing.fault;
  const touch = (path: string): void => setTouched((all) => (all === undefined ? undefined : [...all, path]));
  const discard = (): void => {
    setEdits({});
    setRows({});
    setMarks(false);
    setTouched(undefined);
  };
  const shownPaths = [...fields.map(({ path }) => path), ...paths];
  const isRefused = isBeside(fault, shownPaths);
  return {
    shown: ({ path }) => (Object.hasOwn(edits, path) ? edits[path] : valueAt(hub, path)),
    change: ({ path }, value) => {
      setEdits({ ...edits, [path]: value });
      touch(path);
    },
    rows,
    read: (path) => read.get(path) ?? { items: [], wrongs: new Map() },
    changeRows: (path, next, changed) => {
      setRows({ ...typedRows, [path]: next });
      touch(changed);
    },
    values,
    isWrong,
    marks,
    errorAt: (path) => (touched?.some((one) => isUnder(path, one)) === true ? undefined : refusalAt(fault, path)),
    fault: isRefused ? null : fault,
    isRefused,
    save: (done) => {
      setMarks(isWrong);
      if (isWrong) return;
      setTouched([]);
      editing.save(values, () => {
        discard();
        done();
      });
    },
    discard,
  };
}

const isUnder = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`);

/** Whether each thing that the API said is wrong stands beside what is shown here. */
const isBeside = (fault: unknown, paths: readonly string[]): boolean =>
  fault instanceof Problem &&
  fault.errors.length > 0 &&
  fault.errors.every(({ field }) => paths.some((path) => isUnder(field, path)));
