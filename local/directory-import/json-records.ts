import Assembler from 'stream-json/assembler.js';
import { jsonParser, type Token } from 'stream-json/core/parser.js';
import type { JsonObject } from '../json.ts';
import { StartError } from '../start-error.ts';
import { recordTypeOf } from '../../shared/contracts/hsds-tables.ts';
import { isRecord, type FileEntry, type RecordType } from './record.ts';
import { textOf, type TextSource } from './text.ts';

/** Lists of records that an object around them can hold; `contents` are the records of a page of an HSDS API. */
const SECTIONS: Readonly<Record<string, RecordType | 'guess'>> = {
  contents: 'guess',
  organizations: 'organization',
  programs: 'program',
  locations: 'location',
  services: 'service',
  service_at_locations: 'service_at_location',
};
/** Lists beside them that go out again with the records that use them. */
const BESIDE = new Set(['taxonomies', 'taxonomy_terms', 'meta_table_descriptions', 'units', 'attributes', 'metadata']);

/** A whole file in tokens is about one per five characters. */
const MOST_TOKENS = 500_000;

/**
 * The records of a JSON file: one record, a list, a page of an HSDS API, or an object with lists such as `services`. One record at
 * a time is in memory. Throws a StartError with the line where the text is no JSON, or ends too early.
 */
export async function* readJsonRecords(source: TextSource): AsyncGenerator<FileEntry> {
  const reader = new JsonReader(source.name);
  for await (const text of textOf(source)) {
    let from = 0;
    while (from < text.length) {
      const end = text.indexOf('\n', from);
      const to = end === -1 ? text.length : end + 1;
      yield* reader.read(text.slice(from, to));
      if (end !== -1) reader.line += 1;
      from = to;
    }
  }
  yield* reader.end();
}

class JsonReader {
  line = 1;
  readonly #name: string;
  readonly #parse = jsonParser({ streamValues: false });
  #depth = 0;
  #outermost: 'list' | 'object' | undefined;
  /** The key of the outermost object that is being read. */
  #key = '';
  /** The list whose records are being read, and how deep its records lie. */
  #list: { readonly path: string; readonly type: RecordType | 'guess'; readonly depth: number } | undefined;
  #at = -1;
  /** What is being put together: a record, or the outermost object less its lists. */
  #record: { readonly assembler: Assembler; readonly line: number; tokens: number } | undefined;
  #outer: Assembler | undefined;
  #outerTokens = 0;
  #skipping = 0;
  #hasLists = false;
  #isRecord = false;

  constructor(name: string) {
    this.#name = name;
  }

  /** Text within one line. */
  *read(text: string): Generator<FileEntry> {
    let tokens;
    try {
      tokens = this.#parse(text);
    } catch {
      throw this.#broken('this is not well-formed JSON: check quotes, commas and brackets.', 'after');
    }
    if (typeof tokens === 'symbol') return;
    for (const token of tokens.values) yield* this.#take(token);
  }

  *end(): Generator<FileEntry> {
    if (this.#outermost === undefined) throw new StartError(`${this.#name} is empty.`);
    if (this.#depth > 0)
      throw this.#broken('the file ends here, in the middle. It was probably cut while it was sent.');
    const whole = this.#outer?.current;
    if (!this.#hasLists && isRecord(whole)) yield this.#entry(whole, 'guess', 1, '');
  }

  #broken(why: string, where: 'in' | 'after' = 'in'): StartError {
    const within = this.#list === undefined || this.#at < 0 ? '' : `, ${where} ${this.#path()}`;
    return new StartError(`${this.#name}, line ${this.line}${within}: ${why} Nothing was sent.`);
  }

  #path(): string {
    return `${this.#list?.path ?? ''}[${this.#at}]`;
  }

  *#take(token: Token): Generator<FileEntry> {
    const opens = token.name === 'startObject' || token.name === 'startArray';
    const closes = token.name === 'endObject' || token.name === 'endArray';
    if (closes) this.#depth -= 1;
    if (this.#outermost === undefined) this.#begin(token);
    else if (this.#list !== undefined) yield* this.#inList(token, closes);
    else this.#inObject(token, opens, closes);
    if (opens) this.#depth += 1;
  }

  #begin(token: Token): void {
    if (token.name === 'startArray') {
      this.#outermost = 'list';
      this.#hasLists = true;
      this.#list = { path: '', type: 'guess', depth: 1 };
    } else if (token.name === 'startObject') {
      this.#outermost = 'object';
      this.#outer = new Assembler();
      this.#outer.consume(token);
    } else throw this.#broken('a directory is an object or a list of objects.');
  }

  /** In the outermost object, outside of a list of records. */
  #inObject(token: Token, opens: boolean, closes: boolean): void {
    if (this.#skipping > 0) {
      if (closes && this.#depth === this.#skipping) this.#skipping = 0;
      return;
    }
    if (this.#depth === 1 && token.name === 'keyValue') {
      this.#key = token.value;
      // What has an id is itself a record: its locations are its own.
      this.#isRecord ||= token.value === 'id';
    }
    if (this.#depth === 1 && token.name === 'startArray' && !this.#isRecord) {
      const type = SECTIONS[this.#key];
      if (type !== undefined) {
        this.#list = { path: this.#key, type, depth: 2 };
        this.#hasLists = true;
        this.#at = -1;
      } else if (BESIDE.has(this.#key)) this.#skipping = 1;
      if (type !== undefined || this.#skipping > 0) {
        this.#outer?.consume({ name: 'nullValue', value: null });
        return;
      }
    }
    this.#outerTokens += 1;
    if (this.#outerTokens > MOST_TOKENS) throw this.#broken('the record is too large.');
    if (opens || closes || this.#depth > 0) this.#outer?.consume(token);
  }

  *#inList(token: Token, closes: boolean): Generator<FileEntry> {
    const list = this.#list;
    if (list === undefined) return;
    if (closes && this.#depth < list.depth) {
      this.#list = undefined;
      this.#at = -1;
      return;
    }
    if (this.#record === undefined) {
      this.#at += 1;
      if (token.name !== 'startObject') {
        throw this.#broken('a record is an object, in curly brackets.');
      }
      this.#record = { assembler: new Assembler(), line: this.line, tokens: 0 };
    }
    this.#record.tokens += 1;
    if (this.#record.tokens > MOST_TOKENS) throw this.#broken('the record is too large.');
    this.#record.assembler.consume(token);
    if (!closes || this.#depth > list.depth) return;
    const { assembler, line } = this.#record;
    this.#record = undefined;
    if (isRecord(assembler.current)) yield this.#entry(assembler.current, list.type, line, `${this.#path()}.`);
  }

  #entry(record: JsonObject, type: RecordType | 'guess', line: number, prefix: string): FileEntry {
    const file = this.#name;
    return {
      type: type === 'guess' ? recordTypeOf(record) : type,
      record,
      place: (path) => ({ file, row: line, field: path === '' ? prefix.slice(0, -1) : prefix + path }),
    };
  }
}
