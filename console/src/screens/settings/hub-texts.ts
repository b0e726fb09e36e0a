import type { ItemOf } from '../../api/contract.ts';

export type HubText = ItemOf<'GET /v1/hub/texts'>;

export const LISTS = ['cannedTexts', 'texts'] as const satisfies readonly HubText['list'][];

/** A text ready to send that the hub makes itself; it has no name yet. */
export const newText = (): HubText => ({
  list: 'cannedTexts',
  key: '',
  plain: false,
  reader: 'phone',
  blanks: { fr: [], en: [] },
});
