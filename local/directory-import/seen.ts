import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Names in a database beside the run, so that the memory of the run does not grow with the file. */
export class SeenNames {
  readonly #folder = mkdtempSync(join(tmpdir(), 'carrefour-seen-'));
  readonly #database = new DatabaseSync(join(this.#folder, 'seen.sqlite'));
  readonly #add;
  readonly #find;
  readonly #close = (): void => this.close();
  #isOpen = true;

  constructor() {
    this.#database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    this.#database.exec('CREATE TABLE seen (name TEXT PRIMARY KEY) WITHOUT ROWID');
    this.#add = this.#database.prepare('INSERT OR IGNORE INTO seen (name) VALUES (?)');
    this.#find = this.#database.prepare('SELECT 1 FROM seen WHERE name = ?');
    process.once('exit', this.#close);
  }

  add(name: string): void {
    this.#add.run(name);
  }

  has(name: string): boolean {
    return this.#find.get(name) !== undefined;
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    process.removeListener('exit', this.#close);
    this.#database.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
