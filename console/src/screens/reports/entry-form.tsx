import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fault } from '../../ui/states.tsx';
import { isToldAt } from '../../ui/field-faults.ts';

interface Props {
  readonly title: string;
  readonly go: string;
  readonly isReady?: boolean;
  readonly isPending: boolean;
  readonly fault: unknown;
  /** Fields beside which the form itself says what is wrong with them. */
  readonly told: readonly string[];
  readonly onGo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something to put on the record. */
export function EntryForm({ title, go, isReady = true, isPending, fault, told, ...rest }: Props): ReactElement {
  const { t } = useTranslation(['reports', 'common']);
  return (
    <Dialog title={title} isOpen onClose={rest.onClose}>
      <Form
        className="stack"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isPending) rest.onGo();
        }}
      >
        {rest.children}
        {fault !== null && !isToldAt(fault, told) && <Fault fault={fault} />}
        <div className="dialog-actions">
          <Button onPress={rest.onClose}>{t('common:close')}</Button>
          <Button type="submit" tone="primary" isDisabled={!isReady || isPending}>
            {go}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
