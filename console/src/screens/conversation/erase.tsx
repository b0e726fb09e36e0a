import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { keepDraft } from './drafts.ts';
import type { Thread } from './thread.ts';

interface Props {
  readonly conversation: Thread['conversation'];
  readonly onClose: () => void;
}

/** Cannot be taken back: what goes and what stays is said first, and it takes two presses at two places. */
export function EraseDialog({ conversation, onClose }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  const { conversationId, version, personId } = conversation;
  const erase = useWrite('POST /v1/conversations/{conversationId}/erase', { label: t('erase.label'), texts: false });
  const run = (): void => {
    erase.mutate(
      { params: { conversationId }, version, reason: 'data-request' },
      {
        onSuccess: () => {
          keepDraft(conversationId, '');
          notify(t('erase.done'));
          void navigate('/triage');
        },
      },
    );
  };
  return (
    <Dialog title={t('erase.title')} isOpen onClose={onClose}>
      <p>{t(personId === undefined ? 'erase.what' : 'erase.whatWithFile')}</p>
      <p>{t('erase.stays')}</p>
      {erase.error !== null && (
        <p className="field-error" role="alert">
          {explain(erase.error)}
        </p>
      )}
      {sure && (
        <p role="alert">
          <strong>{t('erase.last')}</strong>
        </p>
      )}
      {sure ? (
        <div className="dialog-actions conversation-erase-last">
          <Button tone="danger" isDisabled={erase.isPending} onPress={run}>
            {t('erase.now')}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t('erase.keep')}
          </Button>
        </div>
      ) : (
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('erase.keep')}</Button>
          <Button onPress={() => setSure(true)}>{t('erase.next')}</Button>
        </div>
      )}
    </Dialog>
  );
}
