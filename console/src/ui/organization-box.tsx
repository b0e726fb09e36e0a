import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/hooks.ts';
import { inLanguage } from '../i18n/i18n.ts';
import { SearchBox } from './search-box.tsx';

const SHOWN = 20;

interface Props {
  readonly label: string;
  /** The id of an organization. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** Only First Nations. */
  readonly nationsOnly?: boolean;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
}

/** One organization of the directory, by words of its name in either language, with or without accents. */
export function OrganizationBox({ label, value, onChange, nationsOnly = false, ...rest }: Props): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  // Named at once: a name that comes only later would count as typed, and open the list again.
  const [taken, setTaken] = useState<{ readonly id: string; readonly name: string }>();
  const found = useRead(
    'GET /v1/organizations',
    { query: { limit: SHOWN, ...(typed !== '' && { search: typed }), ...(nationsOnly && { kind: 'first-nation' }) } },
    { keep: true, still: true },
  );
  const chosen = useRead(
    'GET /v1/organizations/{id}',
    { params: { id: value ?? '' } },
    { enabled: value !== undefined, still: true },
  );
  const nameOf = (id: string): string => {
    if (chosen.data !== undefined) return inLanguage(chosen.data.data.name);
    return taken?.id === id ? taken.name : '…';
  };
  const items = (found.data?.data.items ?? []).map(({ id, name }) => ({ id, name: inLanguage(name) }));
  return (
    <SearchBox
      {...rest}
      label={label}
      chosen={value === undefined ? undefined : { id: value, name: nameOf(value) }}
      found={items}
      onType={(text) => {
        setTyped(text.trim());
      }}
      onChoose={(id) => {
        setTaken(items.find((one) => one.id === id));
        onChange(id);
      }}
      nothing={t('organization.none')}
    />
  );
}
