import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Problem } from '../../api/problem.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { explain, Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import type { PersonFile } from './file.ts';
import { FileFields } from './file-fields.tsx';
import { changedFile, draftOf, emptyDraft, isPhoneWrong, newFile } from './file-form.ts';

/** The text of a refusal beside its field: ours by its code, else what the API says. */
function errorsIn(fault: Error | null): (field: string) => string | undefined {
  if (!(fault instanceof Problem)) return () => undefined;
  const { errors } = fault;
  return (field) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : explain(new Problem(fault.status, found.code, found.message));
  };
}

/** A file for somebody who came otherwise than by text. */
export function NewFile({
  onClose,
  onMade,
}: {
  readonly onClose: () => void;
  readonly onMade: (personId: string) => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const [draft, setDraft] = useState(() => emptyDraft(currentLanguage()));
  const create = useWrite('POST /v1/people', { label: t('file.newLabel'), texts: false });
  const save = (): void => {
    if (isPhoneWrong(draft)) return;
    create.mutate({ body: newFile(draft) }, { onSuccess: ({ data }) => onMade(data.personId) });
  };
  return (
    <Dialog title={t('file.newTitle')} isOpen onClose={onClose} side>
      <p className="quiet">{t('file.newText')}</p>
      <FileFields draft={draft} onChange={setDraft} errorOf={errorsIn(create.error)} />
      {create.error !== null && <Fault fault={create.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="primary" isDisabled={create.isPending} onPress={save}>
          {t('file.make')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Changes what is on file. Somebody else’s change meanwhile is shown, and nothing that was typed is lost. */
export function ChangeFile({
  file,
  version,
  onClose,
  onSaved,
}: {
  readonly file: PersonFile;
  readonly version: number;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const [draft, setDraft] = useState(() => draftOf(file));
  const change = useWrite('PATCH /v1/people/{personId}', { label: t('file.change'), texts: false });
  const save = (): void => {
    if (isPhoneWrong(draft)) return;
    const onSuccess = (): void => {
      notify(t('file.changed'));
      onSaved();
      onClose();
    };
    const onError = (fault: Error): void => {
      if (fault instanceof Problem && fault.status === 412) onSaved();
    };
    change.mutate(
      { params: { personId: file.personId }, version, body: changedFile(file, draft) },
      { onSuccess, onError },
    );
  };
  return (
    <Dialog title={t('file.changeTitle')} isOpen onClose={onClose} side>
      <FileFields draft={draft} onChange={setDraft} errorOf={errorsIn(change.error)} />
      {change.error !== null && <Fault fault={change.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="primary" isDisabled={change.isPending} onPress={save}>
          {t('file.save')}
        </Button>
      </div>
    </Dialog>
  );
}
