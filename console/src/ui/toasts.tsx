import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';

interface Message {
  readonly text: string;
  readonly tone: 'ok' | 'warn' | 'danger';
  readonly undo?: () => void;
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });
const SHOWN_MS = 8_000;

/**
 * Says in a corner what was done; with `undo`, it can be taken back from there. Trouble stays until it is closed.
 * @returns how to put it away before its time, once it is so no more.
 */
export function notify(text: string, { tone = 'ok', undo }: Partial<Omit<Message, 'text'>> = {}): () => void {
  const message = { text, tone, ...(undo !== undefined && { undo }) };
  const key = queue.add(message, tone === 'danger' ? {} : { timeout: SHOWN_MS });
  return () => {
    queue.close(key);
  };
}

export function Toasts(): ReactElement {
  const { t } = useTranslation();
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={t('notices')}>
      {({ toast }) => (
        <Toast toast={toast} className={`toast toast-${toast.content.tone}`}>
          <ToastContent className="toast-text">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.undo !== undefined && (
            <AriaButton
              className="button button-quiet button-small"
              onPress={() => {
                toast.content.undo?.();
                queue.close(toast.key);
              }}
            >
              {t('undo')}
            </AriaButton>
          )}
          <AriaButton slot="close" className="button button-quiet button-small">
            {t('close')}
          </AriaButton>
        </Toast>
      )}
    </ToastRegion>
  );
}
