import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/i18n.ts';
import { OrganizationName, PlaceName } from '../../ui/entry-name.tsx';
import { thingsIn, valueAt } from './edits.ts';
import type { HubList, ItemField } from './lists.ts';
import { isBlank } from './rows.ts';
import { useFieldWords, weekday } from './words.ts';

/** One thing of a list in a line: all that can differ, so that a change is seen. */
export function Said({ list, item }: { readonly list: HubList; readonly item: unknown }): ReactElement {
  const { t } = useTranslation('settings');
  if (typeof item === 'string') {
    return list.idsOf === 'organization' ? <OrganizationName id={item} /> : <PlaceName id={item} />;
  }
  const draft = typeof item === 'object' && item !== null ? Object.fromEntries(Object.entries(item)) : {};
  const parts = ownLanguageFirst(list.fields(draft)).flatMap((field) => {
    const value = valueAt(item, field.path);
    const isPlain = isBlank(value) || (field.kind === 'flag' && value === true);
    return isPlain ? [] : [{ path: field.path, said: <Value field={field} value={value} /> }];
  });
  if (parts.length === 0) return <>{t('list.fresh')}</>;
  return (
    <>
      {parts.map(({ path, said }, at) => (
        <span key={path} className={at === 0 ? 'settings-first' : undefined}>
          {at > 0 && ' · '}
          {said}
        </span>
      ))}
    </>
  );
}

/** Of a name in both languages, the one of whoever reads it comes first. */
function ownLanguageFirst(fields: readonly ItemField[]): readonly ItemField[] {
  const [fr, en] = [fields.find(({ word }) => word === 'nameFr'), fields.find(({ word }) => word === 'nameEn')];
  if (fr === undefined || en === undefined || currentLanguage() === 'fr') return fields;
  return fields.map((field) => (field === fr ? en : field === en ? fr : field));
}

/** A bare number or hour says nothing: its name goes with it. */
const NAMED: readonly ItemField['kind'][] = ['number', 'instant', 'monthDay', 'time', 'times'];

function Value({ field, value }: { readonly field: ItemField; readonly value: unknown }): ReactNode {
  const { t } = useTranslation('settings');
  const words = useFieldWords();
  if (NAMED.includes(field.kind)) {
    return t('list.named', { label: t(`item.${field.word}`), value: words.value(field, value) });
  }
  if (field.kind === 'flag') return t('value.aside');
  const parts = thingsIn(value);
  if (field.kind === 'weekdays') return parts.map((day) => (typeof day === 'number' ? weekday(day) : '')).join(' ');
  if (field.kind !== 'places') return words.value(field, value);
  const [one, other] = parts;
  return (
    <>
      {typeof one === 'string' && <PlaceName id={one} />} – {typeof other === 'string' && <PlaceName id={other} />}
    </>
  );
}
