import { useRead } from '../../api/hooks.ts';
import type { ItemOf } from '../../api/contract.ts';
import { inLanguage } from '../../i18n/i18n.ts';

type Organization = ItemOf<'GET /v1/organizations'>;

/** Organizations that report what they are funded for: to them a service counts, and to them a cost belongs. */
export function useRecipients(): readonly {
  readonly value: string;
  readonly label: string;
  readonly streams: Organization['fundingStreams'];
}[] {
  const { data } = useRead('GET /v1/organizations', { query: { limit: 100 } }, { still: true });
  return (data?.data.items ?? [])
    .filter(({ isRecipient }) => isRecipient)
    .map(({ id, name, fundingStreams }) => ({ value: id, label: inLanguage(name), streams: fundingStreams }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}
