import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { usePlaces } from '../../ui/place-box.tsx';
import { findPlaces, indexPlaces } from '../../ui/places.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import { keyOf, pointOfKey } from './draft.ts';
import type { Point } from './trips.ts';

interface Props {
  readonly label: string;
  readonly value: Point | undefined;
  readonly onChange: (value: Point | undefined) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

const MOST_ADDRESSES = 8;

/** One end of a trip: a community, an airport, or an address of the directory such as that of a shelter. */
export function PointBox({ label, value, onChange, ...rest }: Props): ReactElement {
  const { t } = useTranslation(['trips', 'common']);
  const [typed, setTyped] = useState('');
  const places = usePlaces();
  const index = useMemo(() => indexPlaces(places), [places]);
  const found = useMemo(() => findPlaces(index, typed), [index, typed]);
  const words = typed.trim();
  const addresses = useRead(
    'GET /v1/locations',
    { query: { search: words, limit: MOST_ADDRESSES } },
    { enabled: words.length >= 2, keep: true },
  );
  const isAddress = value?.kind === 'location';
  const address = useRead(
    'GET /v1/locations/{id}',
    { params: { id: isAddress ? value.locationId : '' } },
    { enabled: isAddress, still: true },
  );
  const key = value === undefined ? '' : keyOf(value);
  const name = isAddress ? address.data?.data.name : places.find(({ id }) => id === key)?.name;
  return (
    <SearchBox
      {...rest}
      label={label}
      isRequired
      chosen={value === undefined ? undefined : { id: key, name: name === undefined ? '…' : inLanguage(name) }}
      found={[
        ...found.map(({ id, name: called, kind, access }) => ({
          id,
          name: inLanguage(called),
          help: [
            kind === 'airport' ? `${t('common:place.airport')} ${id}` : t(`common:place.${kind}`),
            ...(access === undefined || access === 'all-season-road' ? [] : [t(`common:place.${access}`)]),
          ].join(' · '),
        })),
        ...(words.length >= 2 ? (addresses.data?.data.items ?? []) : []).map((one) => ({
          id: keyOf({ kind: 'location', locationId: one.id }),
          name: inLanguage(one.name),
          help: t(one.confidential ? 'place.confidential' : 'place.address'),
        })),
      ]}
      onType={setTyped}
      onChoose={(chosen) => onChange(pointOfKey(chosen ?? null))}
      nothing={t('common:place.none')}
    />
  );
}
