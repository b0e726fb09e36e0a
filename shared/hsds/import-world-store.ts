import { fromEntryItem, entryKey, MERGED, type Directory, type Entry } from '../directory/index.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import type { Mapped } from './from-hsds.ts';
import { foldedName } from './import-names.ts';
import { namedBy, type KeptEntry, type Known, type SharedKind, type Step, type World } from './import-plan.ts';
import { aliasKey, aliasOf, fromKeptItem, keptKey } from './import-store.ts';

interface EntryName {
  readonly kind: SharedKind;
  readonly id: string;
}

const BATCH_GET = 100;
const NOTHING: Known = { entry: undefined, kept: undefined };

/** The entries that a batch touches, read at once; what the batch itself writes is laid over them. */
export class TableWorld implements World {
  readonly #platform: Platform;
  readonly #hubKey: DataKey;
  readonly #finder: Finder;
  readonly #assumed: ReadonlySet<string>;
  readonly #known = new Map<string, Known>();
  readonly #aliases = new Map<string, string>();

  /** `assumed`: entries, as `kind/id`, that a dry run is to take for being there. */
  constructor(platform: Platform, hubKey: DataKey, finder: Finder, assumed: ReadonlySet<string>) {
    this.#platform = platform;
    this.#hubKey = hubKey;
    this.#finder = finder;
    this.#assumed = assumed;
  }

  /** Reads whatever the records name, and what that stands for here: in two steps, because the first says what to read second. */
  async read(records: readonly Mapped[]): Promise<void> {
    const entries = records.flatMap((mapped) => mapped.entries);
    const own = entries.map(({ kind, value }): EntryName => ({ kind, id: value.id }));
    const named = entries.flatMap(({ value }) => namedBy(value));
    await this.#readAll([...own, ...named]);
    const others = [...own, ...named].flatMap(({ kind, id }) => {
      const alias = this.alias(kind, id);
      return alias === undefined ? [] : [{ kind, id: alias }];
    });
    const alike = entries.flatMap(({ kind, value }) =>
      (value.identifiers ?? []).flatMap(({ scheme, value: text }) =>
        this.withIdentifier(kind, scheme, text).map((id): EntryName => ({ kind, id })),
      ),
    );
    const merged = [...own, ...named, ...others].flatMap(({ kind, id }) =>
      this.withIdentifier(kind, MERGED, id).map((one): EntryName => ({ kind, id: one })),
    );
    await this.#readAll([...others, ...alike, ...merged]);
  }

  async #readAll(names: readonly EntryName[]): Promise<void> {
    const wanted = [...new Map(names.map((name) => [nameOf(name.kind, name.id), name])).values()].filter(
      ({ kind, id }) => !this.#known.has(nameOf(kind, id)),
    );
    const { hubId } = this.#platform;
    const items = await this.#items(
      wanted.flatMap(({ kind, id }) => [
        entryKey(hubId, kind, id),
        keptKey(hubId, kind, id),
        aliasKey(hubId, kind, id),
      ]),
    );
    const item = ({ pk, sk }: Key): Item | undefined => items.get(`${pk}\n${sk}`);
    for (const { kind, id } of wanted) {
      const [entry, kept] = [item(entryKey(hubId, kind, id)), item(keptKey(hubId, kind, id))];
      this.#known.set(nameOf(kind, id), {
        entry: entry && fromEntryItem(entry, this.#hubKey),
        kept: kept && fromKeptItem(kept, this.#hubKey),
      });
      const alias = aliasOf(item(aliasKey(hubId, kind, id)));
      if (alias !== undefined) this.#aliases.set(nameOf(kind, id), alias);
    }
  }

  async #items(keys: readonly Key[]): Promise<Map<string, Item>> {
    const found = new Map<string, Item>();
    const parts = Array.from({ length: Math.ceil(keys.length / BATCH_GET) }, (_, at) =>
      keys.slice(at * BATCH_GET, (at + 1) * BATCH_GET),
    );
    const answers = await Promise.all(
      parts.map(async (part) => ({ part, answer: await this.#platform.table.batchGet(part) })),
    );
    for (const { part, answer } of answers) {
      for (const key of part) {
        const item = answer.item(key);
        if (item !== undefined) found.set(`${key.pk}\n${key.sk}`, item);
      }
    }
    return found;
  }

  known(kind: SharedKind, id: string): Known {
    return this.#known.get(nameOf(kind, id)) ?? NOTHING;
  }

  isAssumed(kind: SharedKind, id: string): boolean {
    return this.#assumed.has(nameOf(kind, id));
  }

  alias(kind: SharedKind, sourceId: string): string | undefined {
    return this.#aliases.get(nameOf(kind, sourceId));
  }

  withIdentifier(kind: SharedKind, scheme: string, value: string): readonly string[] {
    return this.#finder.byIdentifier.get(`${kind}\n${scheme}\n${value}`) ?? [];
  }

  named(kind: SharedKind, name: string, organizationId: string | undefined): readonly string[] {
    return this.#finder.byName.get(byNameKey(kind, name, organizationId)) ?? [];
  }

  /** As if it were written. */
  lay({ entry, kept, alias }: Step): void {
    if (entry.kind === 'agreement') return;
    const known: { entry: Entry; kept: KeptEntry } = { entry: { ...entry, version: entry.version + 1 }, kept };
    this.#known.set(nameOf(entry.kind, entry.value.id), known);
    if (alias !== undefined) this.#aliases.set(nameOf(entry.kind, alias), entry.value.id);
  }
}

const nameOf = (kind: SharedKind, id: string): string => `${kind}/${id}`;
const byNameKey = (kind: SharedKind, name: string, organizationId: string | undefined): string =>
  `${kind}\n${organizationId ?? ''}\n${foldedName(name)}`;

/** What an entry can be found by beside its id. */
export interface Finder {
  readonly byIdentifier: ReadonlyMap<string, readonly string[]>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

/** Of the directory as it was when an import began: what the import itself writes is found by its id. */
export function finderOf({ organizations, programs, locations, services }: Directory): Finder {
  const byIdentifier = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, id: string): void => {
    const ids = map.get(key);
    if (ids === undefined) map.set(key, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  const all = [
    ...organizations.map((value) => ({ kind: 'organization' as const, value, of: undefined })),
    ...programs.map((value) => ({ kind: 'program' as const, value, of: value.organizationId })),
    ...locations.map((value) => ({ kind: 'location' as const, value, of: value.organizationId })),
    ...services.map((value) => ({ kind: 'service' as const, value, of: value.organizationId })),
  ];
  for (const { kind, value, of } of all) {
    for (const one of value.identifiers ?? []) put(byIdentifier, `${kind}\n${one.scheme}\n${one.value}`, value.id);
    put(byName, byNameKey(kind, value.name.fr, of), value.id);
    put(byName, byNameKey(kind, value.name.en, of), value.id);
  }
  return { byIdentifier, byName };
}
