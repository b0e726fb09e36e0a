import { Plus, Search } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { fold } from '../../ui/places.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { TextForm } from './text-form.tsx';
import { LISTS, newText, type HubText } from './hub-texts.ts';
import type { HubEditing } from './use-hub.ts';

/** The words that go out in the name of the hub: what ships, and what it says otherwise. */
export function Texts({ editing }: { readonly editing: HubEditing }): ReactElement {
  const { t } = useTranslation('settings');
  const { mayChange } = editing;
  const { data, error, refetch } = useRead('GET /v1/hub/texts', {});
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<HubText>();
  const items = useMemo(() => {
    const asked = fold(words.trim());
    return (data?.data.items ?? []).filter(({ key, own, shipped }) =>
      fold([key, own?.fr, own?.en, shipped?.fr, shipped?.en].join(' ')).includes(asked),
    );
  }, [data, words]);
  if (data === undefined)
    return error === null ? <Skeleton lines={8} /> : <Fault fault={error} retry={() => void refetch()} />;
  return (
    <div className="settings-section">
      {!mayChange && <p className="quiet">{t('onlyAdmin')}</p>}
      <label className="settings-search">
        <Search aria-hidden size={16} />
        <span className="unseen">{t('texts.search')}</span>
        <input
          type="search"
          className="input"
          placeholder={t('texts.search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      {LISTS.map((list) => {
        const own = items.filter((item) => item.list === list);
        return (
          <Card
            key={list}
            title={t(`texts.title.${list}`)}
            actions={
              mayChange &&
              list === 'cannedTexts' && (
                <Button small icon={<Plus aria-hidden size={16} />} onPress={() => setChosen(newText())}>
                  {t('texts.add')}
                </Button>
              )
            }
          >
            <p className="quiet">{t(`texts.about.${list}`)}</p>
            {own.length === 0 && <Empty title={t('texts.none')} />}
            <ul className="settings-texts">
              {own.map((item) => (
                <TextLine key={item.key} item={item} mayChange={mayChange} onEdit={() => setChosen(item)} />
              ))}
            </ul>
          </Card>
        );
      })}
      {chosen !== undefined && (
        <TextForm
          key={`${chosen.list} ${chosen.key}`}
          chosen={chosen}
          editing={editing}
          onClose={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}

function TextLine({
  item,
  mayChange,
  onEdit,
}: {
  readonly item: HubText;
  readonly mayChange: boolean;
  readonly onEdit: () => void;
}): ReactElement {
  const { t } = useTranslation('settings');
  const { key, own, shipped, plain, reader } = item;
  return (
    <li>
      <div className="grow">
        <div className="row">
          <code>{key}</code>
          {own !== undefined && <Badge tone="info">{t('texts.own')}</Badge>}
          {plain && <Badge>{t('texts.plain')}</Badge>}
          {reader === 'page' && <Badge>{t('texts.page')}</Badge>}
        </div>
        <p>{inLanguage(own ?? shipped ?? {})}</p>
      </div>
      {mayChange && (
        <Button small aria-label={t('texts.editNamed', { key })} onPress={onEdit}>
          {t('texts.edit')}
        </Button>
      )}
    </li>
  );
}
