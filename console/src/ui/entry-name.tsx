import type { ReactElement } from 'react';
import { useRead } from '../api/hooks.ts';
import { inLanguage } from '../i18n/i18n.ts';
import { usePlaces } from './place-box.tsx';

/** The name of an organization of the directory; its id, shortened, until it is there. */
export function OrganizationName({ id }: { readonly id: string }): ReactElement {
  const { data } = useRead('GET /v1/organizations/{id}', { params: { id } }, { still: true });
  return <>{data === undefined ? `${id.slice(0, 8)}…` : inLanguage(data.data.name)}</>;
}

/** The name of a service of the directory. */
export function ServiceName({ id }: { readonly id: string }): ReactElement {
  const { data } = useRead('GET /v1/services/{id}', { params: { id } }, { still: true });
  return <>{data === undefined ? `${id.slice(0, 8)}…` : inLanguage(data.data.name)}</>;
}

/** The name of a community or an airport. */
export function PlaceName({ id }: { readonly id: string }): ReactElement {
  const place = usePlaces().find((one) => one.id === id);
  return <>{place === undefined ? id : inLanguage(place.name)}</>;
}
