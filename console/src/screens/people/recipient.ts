import { useState } from 'react';
import { useMember } from '../../app/member.ts';
import { useRecipients } from '../../ui/recipients.ts';

const LAST = 'recipient';

/**
 * For whom a member records services: their own organization where it reports, else the one they recorded for last on this
 * device, else the only one there is. Undefined: it has to be said.
 */
export function useRecipient(): readonly [string | undefined, (recipientId: string) => void] {
  const { organizationId } = useMember();
  const recipients = useRecipients();
  const [chosen, setChosen] = useState(() => localStorage.getItem(LAST) ?? undefined);
  const known = (id: string | undefined): id is string => recipients.some((one) => one.id === id);
  const only = recipients.length === 1 ? recipients[0]?.id : undefined;
  const choose = (recipientId: string): void => {
    localStorage.setItem(LAST, recipientId);
    setChosen(recipientId);
  };
  return [[chosen, organizationId].find(known) ?? only, choose];
}
