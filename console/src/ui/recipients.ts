import { useMemo } from 'react';
import { useRead } from '../api/hooks.ts';
import type { ItemOf } from '../api/contract.ts';

type Recipient = ItemOf<'GET /v1/organizations'>;

const NONE: readonly Recipient[] = [];

/** The organizations of the hub that report to the ministry; none until they are there. */
export function useRecipients(): readonly Recipient[] {
  const { data } = useRead('GET /v1/organizations', { query: { recipients: 'true', limit: 100 } }, { still: true });
  return useMemo(() => data?.data.items ?? NONE, [data]);
}
