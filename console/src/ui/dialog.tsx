import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { X } from 'lucide-react';
import { Button } from './button.tsx';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** A panel at the side leaves in sight what it is about. */
  readonly side?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Something to finish or to leave before going on. Escape and a press outside leave it. */
export function Dialog({ title, isOpen, onClose, side = false, wide = false, children }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`modal${side ? ' modal-side' : ''}${wide ? ' modal-wide' : ''}`}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button tone="quiet" icon={<X aria-hidden size={18} />} aria-label={t('close')} onPress={onClose} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
