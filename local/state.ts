import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { parseJson } from './json.ts';

/** Named things of one shape, in the order in which they were first put. */
export interface Collection<T> {
  get(id: string): T | undefined;
  put(id: string, value: T): void;
  delete(id: string): void;
  list(): T[];
  clear(): void;
}

/** What the stand-ins must still know after a restart: texts, schedules, sign-ins, stream positions, dead letters. */
export interface StateStore {
  collection<T>(name: string, shape: z.ZodType<T>): Collection<T>;
  /** All or nothing; nothing of it is lost when this process is killed right after. */
  together<T>(change: () => T): T;
  close(): void;
}

const Row = z.object({ value: z.string() });

/** Opens (or makes) the state file. Throws when it cannot be written. */
export function openState(path: string): StateStore {
  const database = new DatabaseSync(path);
  // A killed process loses nothing in WAL mode; a power cut may lose the last instants, which is fine for a stand-in.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 3000;');
  database.exec(`CREATE TABLE IF NOT EXISTS item (
    collection TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (collection, id))`);
  const select = database.prepare('SELECT value FROM item WHERE collection = ? AND id = ?');
  const selectAll = database.prepare('SELECT value FROM item WHERE collection = ? ORDER BY rowid');
  const upsert = database.prepare(
    'INSERT INTO item (collection, id, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM item WHERE collection = ? AND id = ?');
  const removeAll = database.prepare('DELETE FROM item WHERE collection = ?');
  let depth = 0;

  return {
    collection: (name, shape) => {
      const read = (row: unknown) => shape.parse(parseJson(Row.parse(row).value));
      return {
        get: (id) => {
          const row = select.get(name, id);
          return row === undefined ? undefined : read(row);
        },
        put: (id, value) => void upsert.run(name, id, JSON.stringify(value)),
        delete: (id) => void remove.run(name, id),
        list: () => selectAll.all(name).map(read),
        clear: () => void removeAll.run(name),
      };
    },
    together: (change) => {
      if (depth > 0) return change();
      database.exec('BEGIN IMMEDIATE');
      depth += 1;
      try {
        const result = change();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close: () => database.close(),
  };
}
