import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fault } from '../../ui/states.tsx';
import type { Texted } from './deeds.ts';
import { TextedList } from './texted-list.tsx';

interface Props {
  readonly title: string;
  readonly texted: readonly Texted[];
  readonly go: string;
  readonly danger?: boolean;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly fault: unknown;
  readonly onGo: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A change to a trip: what it needs to know, who will be texted, and then the press that does it. */
export function DeedForm({
  title,
  texted,
  go,
  danger = false,
  isReady,
  isPending,
  fault,
  ...rest
}: Props): ReactElement {
  const { t } = useTranslation(['trips', 'common']);
  const { onGo, onClose, children } = rest;
  const submit = (): void => {
    if (isReady && !isPending) onGo();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <TextedList texted={texted} />
        {fault !== null && <Fault fault={fault} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('common:close')}</Button>
          <Button type="submit" tone={danger ? 'danger' : 'primary'} isDisabled={!isReady || isPending}>
            {go}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
