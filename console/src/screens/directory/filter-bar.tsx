import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { X } from 'lucide-react';
import { useSteady } from '../../app/steady.ts';
import { Button } from '../../ui/button.tsx';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Checkbox, Select, TextField } from '../../ui/field.tsx';
import { PlaceBox } from '../../ui/place-box.tsx';
import { LANGUAGES, SECTORS, SERVICE_KINDS } from './codes.ts';
import { isQuestion, type Filters } from './filters.ts';
import type { Kind } from './kinds.ts';
import { languageName } from '../../i18n/language-name.ts';

interface Props {
  readonly filters: Filters;
  readonly kinds: readonly Kind[];
  readonly isStaff: boolean;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Long enough that each letter is not a question of its own, short enough to be as one types. */
const PAUSE_MS = 180;
const ANY = 'any';

export function FilterBar({ filters, kinds, isStaff, onChange }: Props): ReactElement {
  const { t } = useTranslation('directory');
  const { tab, place, sector, kind, language, organizationId, stale, removed } = filters;
  const asks = isQuestion(filters);
  const any = { value: ANY, label: t('filter.any') } as const;
  const orAny = (value: string): string | undefined => (value === ANY ? undefined : value);
  const some = place ?? sector ?? kind ?? language ?? organizationId;
  return (
    <div className="directory-filters no-print" role="search" aria-label={t('filter.label')}>
      <Words q={filters.q} onChange={(q) => onChange({ q })} />
      <div className="directory-facets">
        {isStaff ? (
          <PlaceBox label={t('filter.place')} value={place} onChange={(value) => onChange({ place: value })} />
        ) : null}
        <Select
          label={t('filter.kind')}
          value={kind ?? ANY}
          choices={[any, ...SERVICE_KINDS.map((value) => ({ value, label: t(`serviceKind.${value}`) }))]}
          onChange={(value) => onChange({ kind: orAny(value) })}
        />
        <Select
          label={t('filter.sector')}
          value={sector ?? ANY}
          choices={[any, ...SECTORS.map((value) => ({ value, label: t(`sector.${value}`) }))]}
          onChange={(value) => onChange({ sector: orAny(value) })}
        />
        <Select
          label={t('filter.language')}
          value={language ?? ANY}
          choices={[any, ...LANGUAGES.map((value) => ({ value, label: languageName(value) }))]}
          onChange={(value) => onChange({ language: orAny(value) })}
        />
      </div>
      <div className="row">
        {organizationId !== undefined && (
          <Button small icon={<X aria-hidden size={14} />} onPress={() => onChange({ organization: undefined })}>
            <OrganizationName id={organizationId} />
          </Button>
        )}
        {!asks && (tab === 'services' || tab === 'organizations') && !removed && (
          <Checkbox isSelected={stale} onChange={(on) => onChange({ stale: on ? '1' : undefined })}>
            {t('filter.stale')}
          </Checkbox>
        )}
        {isStaff && (
          <Checkbox isSelected={removed} onChange={(on) => onChange({ removed: on ? '1' : undefined })}>
            {t('filter.removed')}
          </Checkbox>
        )}
        {(some !== undefined || filters.q !== '' || stale || removed) && (
          <Button
            small
            tone="quiet"
            onPress={() =>
              onChange({
                q: undefined,
                place: undefined,
                sector: undefined,
                kind: undefined,
                language: undefined,
                organization: undefined,
                stale: undefined,
                removed: undefined,
                tab: tab === 'all' ? undefined : tab,
              })
            }
          >
            {t('filter.clear')}
          </Button>
        )}
      </div>
      <ToggleButtonGroup
        className="tab-list"
        aria-label={t('kinds')}
        disallowEmptySelection
        selectedKeys={[tab]}
        onSelectionChange={([key]) => onChange({ tab: key === 'services' ? undefined : String(key) })}
      >
        {[...(asks ? (['all'] as const) : []), ...kinds].map((one) => (
          <ToggleButton key={one} id={one} className="tab">
            {t(`kind.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

/** What is typed is asked for after a pause; the address follows. */
function Words({ q, onChange }: { readonly q: string; readonly onChange: (q: string) => void }): ReactElement {
  const { t } = useTranslation('directory');
  const tell = useSteady(onChange);
  const [typed, setTyped] = useState(q);
  const [sent, setSent] = useState(q);
  const [seen, setSeen] = useState(q);
  if (q !== seen) {
    setSeen(q);
    // Cleared, or another address: not what was typed here, which may have gone on since.
    if (q !== sent) setTyped(q);
  }
  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const timer = setTimeout(() => {
      setSent(typed.trim());
      tell(typed.trim());
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, q, tell]);
  return (
    <div id="directory-q">
      <TextField
        type="search"
        label={t('filter.words')}
        placeholder={t('filter.wordsHint')}
        value={typed}
        onChange={setTyped}
        maxLength={200}
      />
    </div>
  );
}
