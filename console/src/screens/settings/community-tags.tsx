import { X } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import { inLanguage, languageTag } from '../../i18n/i18n.ts';
import { usePlaces } from '../../ui/place-box.tsx';
import { findPlaces, indexPlaces } from '../../ui/places.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import type { ListName } from './lists.ts';

interface Props {
  readonly name: ListName;
  readonly ids: readonly string[];
  readonly mayAdd: boolean;
  readonly mayChange: boolean;
  readonly error: string | undefined;
  readonly onAdd: (id: string | undefined) => void;
  readonly onRemove: (ids: ReadonlySet<unknown>) => void;
}

/** Communities, by their names: one is found by typing, and taken out by its cross, or by Delete. */
export function CommunityTags({ name, ids, mayAdd, mayChange, error, onAdd, onRemove }: Props): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const places = usePlaces();
  const [typed, setTyped] = useState('');
  const index = useMemo(() => indexPlaces(places.filter(({ kind }) => kind !== 'airport')), [places]);
  const named = useMemo(() => {
    const names = new Map(places.map((place) => [place.id, inLanguage(place.name)]));
    const order = new Intl.Collator(languageTag());
    return ids
      .map((id) => ({ id, name: names.get(id) ?? id }))
      .toSorted((one, other) => order.compare(one.name, other.name));
  }, [ids, places]);
  return (
    <>
      {mayAdd && (
        <div className="settings-add">
          <SearchBox
            label={t(`list.${name}.add`)}
            chosen={undefined}
            found={findPlaces(index, typed)
              .filter(({ id }) => !ids.includes(id))
              .map((place) => ({ id: place.id, name: inLanguage(place.name), help: t(`common:place.${place.kind}`) }))}
            onType={setTyped}
            onChoose={onAdd}
            nothing={t('common:place.none')}
            error={error}
          />
        </div>
      )}
      <TagGroup className="settings-tags" {...(mayChange && { onRemove })}>
        <Label className="set-label">{t('list.count', { count: ids.length })}</Label>
        <TagList className="settings-tag-list" items={named} renderEmptyState={() => t(`list.${name}.none`)}>
          {(one) => (
            <Tag id={one.id} className="settings-tag" textValue={one.name}>
              {one.name}
              {mayChange && (
                <Button slot="remove" className="settings-tag-remove">
                  <X aria-hidden size={14} />
                </Button>
              )}
            </Tag>
          )}
        </TagList>
      </TagGroup>
    </>
  );
}
