import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { faultAt, isToldAt } from '../../ui/field-faults.ts';
import { TextField } from '../../ui/field.tsx';
import { Fault } from '../../ui/states.tsx';
import type { HubText } from './hub-texts.ts';
import type { HubEditing } from './use-hub.ts';

const NAME = /^[a-z][a-z0-9-]{1,39}(\.plain)?$/;

interface Props {
  readonly chosen: HubText;
  readonly editing: HubEditing;
  readonly onClose: () => void;
}

/** One text in both languages. What the API finds unfit (too long, unsafe on a phone, a blank lost) is said beside it. */
export function TextForm({ chosen, editing, onClose }: Props): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const { list, shipped, own, blanks, mostSegments } = chosen;
  const isNew = chosen.key === '';
  const [key, setKey] = useState(chosen.key);
  const [fr, setFr] = useState((own ?? shipped)?.fr ?? '');
  const [en, setEn] = useState((own ?? shipped)?.en ?? '');
  const [tried, setTried] = useState(false);
  const all = editing.hub[list];
  const put = (texts: Readonly<Record<string, { readonly fr: string; readonly en: string }>>): void => {
    setTried(true);
    editing.save({ [list]: texts }, onClose);
  };
  const isName = !isNew || NAME.test(key);
  const isTaken = isNew && Object.hasOwn(all, key);
  const isReady = isName && !isTaken && fr.trim() !== '' && en.trim() !== '';
  const without = (): void => put(Object.fromEntries(Object.entries(all).filter(([name]) => name !== key)));
  const fault = tried ? editing.fault : null;
  const fields = [`${list}.${key}.fr`, `${list}.${key}.en`];
  const help = (language: 'fr' | 'en', text: string): string =>
    [
      t('texts.size', { count: text.length }),
      ...(mostSegments === undefined ? [] : [t('texts.segments', { count: mostSegments })]),
      ...(blanks[language].length === 0 ? [] : [t('texts.blanks', { blanks: blanks[language].join(' ') })]),
    ].join(' ');
  return (
    <Dialog wide title={t(isNew ? 'texts.add' : 'texts.editTitle')} isOpen onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !editing.isSaving) put({ ...all, [key]: { fr: fr.trim(), en: en.trim() } });
        }}
      >
        {isNew ? (
          <TextField
            label={t('texts.key')}
            help={t('texts.keyHelp')}
            value={key}
            onChange={setKey}
            error={isTaken ? t('texts.keyTaken') : key === '' || isName ? undefined : t('texts.keyWrong')}
          />
        ) : (
          <code>{key}</code>
        )}
        <TextField
          label={t('language.fr')}
          value={fr}
          onChange={setFr}
          lines={4}
          help={help('fr', fr)}
          error={faultAt(fault, `${list}.${key}.fr`)}
        />
        {own !== undefined && shipped !== undefined && (
          <p className="small quiet">{t('texts.shipped', { text: shipped.fr })}</p>
        )}
        <TextField
          label={t('language.en')}
          value={en}
          onChange={setEn}
          lines={4}
          help={help('en', en)}
          error={faultAt(fault, `${list}.${key}.en`)}
        />
        {own !== undefined && shipped !== undefined && (
          <p className="small quiet">{t('texts.shipped', { text: shipped.en })}</p>
        )}
        <p className="small quiet">{t('texts.rules')}</p>
        {tried && editing.isOvertaken && <p role="alert">{t('changes.overtaken')}</p>}
        {fault !== null && !isToldAt(fault, fields) && <Fault fault={fault} />}
        <div className="dialog-actions">
          {own !== undefined && (
            <Button tone="quiet" isDisabled={editing.isSaving} onPress={without}>
              {t(shipped === undefined ? 'texts.remove' : 'texts.shipAgain')}
            </Button>
          )}
          <Button onPress={onClose}>{t('common:close')}</Button>
          <Button type="submit" tone="primary" isDisabled={!isReady || editing.isSaving}>
            {t('changes.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
