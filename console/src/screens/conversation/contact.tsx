import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Problem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox, Choices, TextField } from '../../ui/field.tsx';
import { explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { changesOf, formOf, problemsOf, type ContactForm } from './contact-form.ts';
import { HoursFields } from './hours-fields.tsx';
import type { Thread } from './thread.ts';

interface Props {
  readonly conversation: Thread['conversation'];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** How the person wants to be written to, as they have said it. */
export function ContactPanel({ conversation, isOpen, onClose }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  return (
    <Dialog title={t('contact.title')} isOpen={isOpen} onClose={onClose} side>
      <Form conversation={conversation} onClose={onClose} />
    </Dialog>
  );
}

function Form({ conversation, onClose }: Pick<Props, 'conversation' | 'onClose'>): ReactElement {
  const { t } = useTranslation(['conversation', 'common']);
  const { conversationId, contact, version } = conversation;
  const [before] = useState(() => formOf(contact));
  const [form, setForm] = useState(before);
  const [tried, setTried] = useState(false);
  const save = useWrite('PATCH /v1/conversations/{conversationId}/contact', {
    label: t('contact.saving'),
    texts: false,
  });
  const set = (change: Partial<ContactForm>): void => setForm({ ...form, ...change });
  const problems = problemsOf(form);
  const body = changesOf(before, form);
  const refusedOf = (field: string): string | undefined =>
    save.error instanceof Problem && save.error.errors.some((error) => error.field.startsWith(field))
      ? explain(save.error)
      : undefined;
  const codeWordProblem = problems.codeWord && tried ? t('contact.codeWordShort') : refusedOf('codeWord');

  const submit = (): void => {
    setTried(true);
    if (problems.codeWord || problems.windows) return;
    if (Object.keys(body).length === 0) {
      onClose();
      return;
    }
    save.mutate(
      { params: { conversationId }, body, version },
      {
        onSuccess: () => {
          notify(t('contact.saved'));
          onClose();
        },
      },
    );
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Choices
        label={t('contact.safe')}
        help={t('contact.safeHelp')}
        value={form.safeToText}
        onChange={(safeToText) => set({ safeToText })}
        choices={[
          { value: 'unchanged', label: t('contact.safeUnchanged') },
          { value: 'yes', label: t('yesNo.yes') },
          { value: 'no', label: t('yesNo.no') },
        ]}
      />
      <HoursFields
        hours={form.hours}
        error={problems.windows && tried ? t('hours.incomplete') : refusedOf('safeHours')}
        onChange={(hours) => set({ hours })}
      />
      <TextField
        type="datetime-local"
        label={t('contact.pause')}
        help={t('contact.pauseHelp')}
        error={refusedOf('pausedUntil')}
        value={form.pausedUntil}
        onChange={(pausedUntil) => set({ pausedUntil })}
      />
      <Choices
        label={t('contact.language')}
        value={form.language}
        onChange={(language) => set({ language })}
        choices={[
          { value: 'fr', label: t('language.fr') },
          { value: 'en', label: t('language.en') },
        ]}
      />
      <Checkbox isSelected={form.plain} onChange={(plain) => set({ plain })}>
        {t('contact.plain')}
      </Checkbox>
      <TextField
        label={t('contact.codeWord')}
        help={t('contact.codeWordHelp')}
        error={codeWordProblem}
        maxLength={40}
        value={form.codeWord}
        onChange={(codeWord) => set({ codeWord })}
      />
      {save.error !== null && (
        <p className="field-error" role="alert">
          {explain(save.error)}
        </p>
      )}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('common:close')}</Button>
        <Button tone="primary" type="submit" isDisabled={save.isPending}>
          {t('contact.save')}
        </Button>
      </div>
    </form>
  );
}
