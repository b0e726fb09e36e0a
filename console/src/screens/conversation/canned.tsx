import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import { useRead } from '../../api/hooks.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { fold } from '../../ui/places.ts';
import { Fault, Skeleton } from '../../ui/states.tsx';
import type { Thread } from './thread.ts';

interface Props {
  readonly contact: Thread['conversation']['contact'];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChoose: (text: string) => void;
}

/** Texts that are sent often, in the person's language and manner; found by any of their words. */
export function CannedTexts({ contact, isOpen, onClose, onChoose }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  return (
    <Dialog title={t('canned.title')} isOpen={isOpen} onClose={onClose} wide>
      <Choice contact={contact} onChoose={onChoose} />
    </Dialog>
  );
}

function Choice({ contact, onChoose }: Pick<Props, 'contact' | 'onChoose'>): ReactElement {
  const { t } = useTranslation('conversation');
  const { data, error, refetch } = useRead('GET /v1/canned-texts', {}, { still: true });
  const [words, setWords] = useState('');
  if (data === undefined) {
    return error === null ? <Skeleton lines={5} /> : <Fault fault={error} retry={() => void refetch()} />;
  }
  const texts = data.data.items.map(({ id, texts: usual, plain }) => ({
    id,
    text: (contact.plain ? plain : usual)[contact.language],
  }));
  const wanted = fold(words).split(/\s+/);
  const found = texts.filter(({ text }) => wanted.every((word) => fold(text).includes(word)));
  return (
    <Autocomplete inputValue={words} onInputChange={setWords}>
      <SearchField className="field" autoFocus>
        <Label>{t('canned.search')}</Label>
        <Input />
      </SearchField>
      <ListBox
        className="options conversation-canned"
        aria-label={t('canned.title')}
        items={found}
        selectionMode="none"
        renderEmptyState={() => <p className="quiet">{t('canned.none')}</p>}
        onAction={(key) => {
          const chosen = texts.find(({ id }) => id === key);
          if (chosen !== undefined) onChoose(chosen.text);
        }}
      >
        {({ text }) => (
          <ListBoxItem className="option" textValue={text}>
            {text}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}
