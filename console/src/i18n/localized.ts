/** A text in one or both languages, as the API gives it. */
export interface Localized {
  readonly fr?: string | undefined;
  readonly en?: string | undefined;
}
