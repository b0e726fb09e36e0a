import { X } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { inLanguage, currentLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { OrganizationName, PlaceName, ServiceName } from '../../../ui/entry-name.tsx';
import { usePlaces } from '../../../ui/place-box.tsx';
import { findPlaces, indexPlaces, type Place } from '../../../ui/places.ts';
import { SearchBox } from '../../../ui/search-box.tsx';

interface Many {
  readonly label: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly error?: string | undefined;
  readonly help?: string;
}

/** What is chosen, each to be taken out again by a press. */
function Chosen({
  ids,
  onChange,
  name,
}: Pick<Many, 'ids' | 'onChange'> & { readonly name: (id: string) => ReactElement }): ReactElement {
  return (
    <div className="row">
      {ids.map((id) => (
        <Button
          key={id}
          small
          icon={<X aria-hidden size={14} />}
          onPress={() => onChange(ids.filter((one) => one !== id))}
        >
          {name(id)}
        </Button>
      ))}
    </div>
  );
}

/** Communities by any of their names. */
export function Communities({
  only = isCommunity,
  ...many
}: Many & { readonly only?: (place: Place) => boolean }): ReactElement {
  const { t } = useTranslation();
  const { label, ids, onChange, ...rest } = many;
  const places = usePlaces();
  const [typed, setTyped] = useState('');
  const index = useMemo(() => indexPlaces(places.filter(only)), [places, only]);
  return (
    <>
      <SearchBox
        {...rest}
        label={label}
        chosen={undefined}
        found={findPlaces(index, typed)
          .filter(({ id }) => !ids.includes(id))
          .map(({ id, name, kind }) => ({ id, name: inLanguage(name), help: t(`place.${kind}`) }))}
        onType={setTyped}
        onChoose={(id) => {
          if (id !== undefined) onChange([...ids, id]);
        }}
        nothing={t('place.none')}
      />
      {ids.length > 0 && <Chosen ids={ids} onChange={onChange} name={(id) => <PlaceName id={id} />} />}
    </>
  );
}

const isCommunity = ({ kind }: Place): boolean => kind !== 'airport';
export const isNation = ({ kind }: Place): boolean => kind === 'first-nation';

function useOrganizations(typed: string) {
  const { data } = useRead(
    'GET /v1/organizations',
    { query: { search: typed.trim().slice(0, 100), limit: 20, sort: currentLanguage() } },
    { keep: true, still: true },
  );
  return (data?.data.items ?? []).map(({ id, name }) => ({ id, name: inLanguage(name) }));
}

/** One organization of the directory. */
export function OrganizationBox({
  label,
  value,
  onChange,
  error,
  isDisabled = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error: string | undefined;
  readonly isDisabled?: boolean;
}): ReactElement {
  const { t } = useTranslation('directory');
  const [typed, setTyped] = useState('');
  const found = useOrganizations(typed);
  const { data } = useRead(
    'GET /v1/organizations/{id}',
    { params: { id: value } },
    { still: true, enabled: value !== '' },
  );
  return (
    <SearchBox
      label={label}
      error={error}
      isRequired
      isDisabled={isDisabled}
      chosen={data === undefined || value === '' ? undefined : { id: value, name: inLanguage(data.data.name) }}
      found={found}
      onType={setTyped}
      onChoose={(id) => onChange(id ?? '')}
      nothing={t('edit.noOrganization')}
    />
  );
}

export function OrganizationsBox({ label, ids, onChange, error }: Many): ReactElement {
  const { t } = useTranslation('directory');
  const [typed, setTyped] = useState('');
  const found = useOrganizations(typed);
  return (
    <>
      <SearchBox
        label={label}
        error={error}
        chosen={undefined}
        found={found.filter(({ id }) => !ids.includes(id))}
        onType={setTyped}
        onChoose={(id) => {
          if (id !== undefined) onChange([...ids, id]);
        }}
        nothing={t('edit.noOrganization')}
      />
      {ids.length > 0 && <Chosen ids={ids} onChange={onChange} name={(id) => <OrganizationName id={id} />} />}
    </>
  );
}

/** Services by their names. */
export function ServicesBox({ label, ids, onChange, error, help }: Many): ReactElement {
  const { t } = useTranslation('directory');
  const [typed, setTyped] = useState('');
  const { data } = useRead(
    'GET /v1/services',
    { query: { search: typed.trim().slice(0, 100), limit: 20, sort: currentLanguage() } },
    { keep: true, still: true },
  );
  return (
    <>
      <SearchBox
        label={label}
        error={error}
        {...(help !== undefined && { help })}
        chosen={undefined}
        found={(data?.data.items ?? [])
          .filter(({ id }) => !ids.includes(id))
          .map(({ id, name, organizationName }) => ({
            id,
            name: inLanguage(name),
            help: organizationName && inLanguage(organizationName),
          }))}
        onType={setTyped}
        onChoose={(id) => {
          if (id !== undefined) onChange([...ids, id]);
        }}
        nothing={t('edit.noService')}
      />
      {ids.length > 0 && <Chosen ids={ids} onChange={onChange} name={(id) => <ServiceName id={id} />} />}
    </>
  );
}
