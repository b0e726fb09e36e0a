export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An item as stored: its key and whatever the owning store put there. Stores parse it before anyone else sees it. */
export type Item = Readonly<Record<string, unknown>> & Key;

export interface TableNames {
  readonly main: string;
  readonly keys: string;
}
