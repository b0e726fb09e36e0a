import { inLanguage } from '../../i18n/i18n.ts';
import { useRecipients } from '../../ui/recipients.ts';

/** As something to choose from: to one of them a service counts, and to one of them a cost belongs. */
export function useRecipientChoices(): readonly { readonly value: string; readonly label: string }[] {
  return useRecipients()
    .map(({ id, name }) => ({ value: id, label: inLanguage(name) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}
