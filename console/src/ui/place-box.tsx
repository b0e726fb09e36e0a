import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/hooks.ts';
import { inLanguage } from '../i18n/i18n.ts';
import { findPlaces, indexPlaces, placesOf, type Place } from './places.ts';
import { SearchBox } from './search-box.tsx';

const NONE: readonly Place[] = [];

/** Every community and airport; none until they are there. They do not change while somebody works. */
export function usePlaces(): readonly Place[] {
  const { data } = useRead('GET /v1/places', {}, { still: true });
  return useMemo(() => (data === undefined ? NONE : placesOf(data.data.places)), [data]);
}

interface Props {
  readonly label: string;
  /** The id of a place. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly error?: string | undefined;
  readonly help?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

/** A community or an airport, by any of its names, in either language, with or without accents. */
export function PlaceBox({ label, value, onChange, ...rest }: Props): ReactElement {
  const { t } = useTranslation();
  const places = usePlaces();
  const [typed, setTyped] = useState('');
  const index = useMemo(() => indexPlaces(places), [places]);
  const found = useMemo(() => findPlaces(index, typed), [index, typed]);
  const chosen = places.find(({ id }) => id === value);
  return (
    <SearchBox
      {...rest}
      label={label}
      chosen={chosen === undefined ? undefined : { id: chosen.id, name: inLanguage(chosen.name) }}
      found={found.map(({ id, name, kind, access }) => ({
        id,
        name: inLanguage(name),
        help: [
          kind === 'airport' ? `${t('place.airport')} ${id}` : t(`place.${kind}`),
          ...(access === undefined || access === 'all-season-road' ? [] : [t(`place.${access}`)]),
        ].join(' · '),
      }))}
      onType={setTyped}
      onChoose={onChange}
      nothing={t('place.none')}
    />
  );
}
