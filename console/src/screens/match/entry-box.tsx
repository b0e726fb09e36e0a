import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { usePlaces } from '../../ui/place-box.tsx';
import { findPlaces, indexPlaces } from '../../ui/places.ts';
import { SearchBox, type Found } from '../../ui/search-box.tsx';

const SHOWN_OF_EACH = 8;
const ENOUGH_TYPED = 2;

/** An organization or a community, to be added to a list: chosen, the field is empty again. */
export function EntryBox({
  label,
  help,
  taken,
  onAdd,
}: {
  readonly label: string;
  readonly help?: string;
  readonly taken: readonly string[];
  readonly onAdd: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation('match');
  const [typed, setTyped] = useState('');
  const places = usePlaces();
  const index = useMemo(() => indexPlaces(places.filter(({ kind }) => kind !== 'airport')), [places]);
  const q = typed.trim();
  const search = useRead(
    'GET /v1/directory/search',
    { query: { q, limit: 20 } },
    { enabled: q.length >= ENOUGH_TYPED, keep: true, still: true },
  );
  const organizations = (search.data?.data.items ?? [])
    .filter(({ type }) => type === 'organization' || type === 'first-nation')
    .map(({ id, name }): Found => ({ id, name: inLanguage(name), help: t('entry.organization') }));
  const communities = findPlaces(index, q)
    .slice(0, SHOWN_OF_EACH)
    .map(({ id, name }): Found => ({ id, name: inLanguage(name), help: t('entry.community') }));
  const found = [...communities, ...(q.length < ENOUGH_TYPED ? [] : organizations.slice(0, SHOWN_OF_EACH))];
  return (
    <SearchBox
      label={label}
      {...(help !== undefined && { help })}
      chosen={undefined}
      found={found.filter(({ id }) => !taken.includes(id))}
      onType={setTyped}
      onChoose={(id) => {
        if (id !== undefined) onAdd(id);
      }}
      nothing={t('entry.none')}
    />
  );
}
