import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { Client } from '../../api/client.ts';
import { useApi } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import {
  READ,
  type Agreement,
  type Kind,
  type Location,
  type Organization,
  type Program,
  type Service,
} from './kinds.ts';

export type Whole =
  | { readonly kind: 'services'; readonly value: Service }
  | { readonly kind: 'organizations'; readonly value: Organization }
  | { readonly kind: 'programs'; readonly value: Program }
  | { readonly kind: 'locations'; readonly value: Location }
  | { readonly kind: 'agreements'; readonly value: Agreement };

export interface Loaded {
  readonly entry: Whole;
  readonly version: number;
}

/** An entry of any kind, with the version that a change of it has to name. */
export async function loadEntry(client: Client, kind: Kind, id: string, signal?: AbortSignal): Promise<Loaded> {
  const options = { params: { id } };
  const sending = signal === undefined ? {} : { signal };
  switch (kind) {
    case 'services': {
      const { data: value, version = 0 } = await client.call(READ.services, options, sending);
      return { entry: { kind, value }, version };
    }
    case 'organizations': {
      const { data: value, version = 0 } = await client.call(READ.organizations, options, sending);
      return { entry: { kind, value }, version };
    }
    case 'programs': {
      const { data: value, version = 0 } = await client.call(READ.programs, options, sending);
      return { entry: { kind, value }, version };
    }
    case 'locations': {
      const { data: value, version = 0 } = await client.call(READ.locations, options, sending);
      return { entry: { kind, value }, version };
    }
    case 'agreements': {
      const { data: value, version = 0 } = await client.call(READ.agreements, options, sending);
      return { entry: { kind, value }, version };
    }
  }
}

export function useEntry(
  kind: Kind,
  id: string,
): { readonly loaded: Loaded | undefined; readonly fault: Error | null; readonly retry: () => void } {
  const { client } = useApi();
  const query = useQuery({
    queryKey: ['directory', 'entry', kind, id],
    queryFn: ({ signal }) => loadEntry(client, kind, id, signal),
  });
  return { loaded: query.data, fault: query.error, retry: () => void query.refetch() };
}

/** An agreement has no name: its kind is what it is called. */
export const titleOf = (entry: Whole, t: TFunction<'directory'>): string =>
  entry.kind === 'agreements' ? t(`agreementKind.${entry.value.kind}`) : inLanguage(entry.value.name);
