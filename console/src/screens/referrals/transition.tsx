import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import {
  HAND_OVER_HOW,
  HAND_OVER_OUTCOMES,
  OUTCOMES,
  REASONS,
  REJECT_REASONS,
  RESULTS,
  transitionOf,
  type Filled,
} from './transitions.ts';
import type { Action, OpenedReferral, Transition } from './state.ts';

/** Moves the referral on from the version that is on the screen. */
export function useTransition(referralId: string, version: number) {
  const { t } = useTranslation('referrals');
  const { mutate, error, isPending } = useWrite('POST /v1/referrals/{referralId}/transitions', {
    label: t('label'),
    texts: true,
  });
  const run = (body: Transition, onDone?: () => void): void => {
    mutate(
      { params: { referralId }, body, version },
      {
        onSuccess: ({ data }) => {
          notify(t('moved', { status: t(`status.${data.status}`) }));
          onDone?.();
        },
      },
    );
  };
  return { run, error, isPending };
}

interface Props {
  readonly action: Action;
  readonly referral: OpenedReferral;
  readonly version: number;
  readonly onClose: () => void;
}

/** What an action has to say beside itself, and who is told of it. */
export function TransitionDialog({ action, referral, version, onClose }: Props): ReactElement {
  const { t } = useTranslation('referrals');
  const move = useTransition(referral.id, version);
  const [filled, setFilled] = useState<Filled>(() => ({
    position: '1',
    expectedOn: '',
    reason: action === 'reopen' ? 'recorded-by-mistake' : undefined,
    rejectReason: 'no-capacity',
    outcome: action === 'fail' ? 'no-contact' : 'successful',
    result: undefined,
    how: 'both-on-the-line',
    handOver: 'connected',
    at: new Date().toISOString(),
  }));
  const body = transitionOf(action, filled);
  return (
    <Dialog title={t(`action.${action}`)} isOpen onClose={onClose}>
      {(action === 'cancel' || action === 'reject' || action === 'complete') && (
        <p className="quiet">{t(`actionHelp.${action}`)}</p>
      )}
      <Fields action={action} filled={filled} onChange={(change) => setFilled({ ...filled, ...change })} />
      {move.error !== null && <Fault fault={move.error} />}
      <div className="dialog-actions">
        <Button
          tone="primary"
          isDisabled={move.isPending || body === undefined}
          onPress={() => {
            if (body !== undefined) move.run(body, onClose);
          }}
        >
          {t(`action.${action}`)}
        </Button>
      </div>
    </Dialog>
  );
}

function Fields({
  action,
  filled,
  onChange,
}: {
  readonly action: Action;
  readonly filled: Filled;
  readonly onChange: (change: Partial<Filled>) => void;
}): ReactElement | null {
  const { t } = useTranslation('referrals');
  const reasonField = (
    <Select
      label={t('reasonLabel')}
      value={filled.reason}
      placeholder={t('optional')}
      choices={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
      onChange={(reason) => onChange({ reason })}
    />
  );
  switch (action) {
    case 'wait':
      return (
        <>
          <TextField
            label={t('positionLabel')}
            inputMode="numeric"
            value={filled.position}
            onChange={(position) => onChange({ position })}
            isRequired
          />
          <TextField
            type="date"
            label={t('expectedLabel')}
            value={filled.expectedOn}
            onChange={(expectedOn) => onChange({ expectedOn })}
          />
        </>
      );
    case 'reject':
      return (
        <Select
          label={t('rejectedBecause')}
          value={filled.rejectReason}
          choices={REJECT_REASONS.map((value) => ({ value, label: t(`rejectReason.${value}`) }))}
          onChange={(rejectReason) => onChange({ rejectReason })}
        />
      );
    case 'complete':
    case 'fail':
      return (
        <>
          <Select
            label={t('outcomeLabel')}
            value={filled.outcome}
            choices={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            onChange={(outcome) => onChange({ outcome })}
          />
          {action === 'complete' && (
            <Select
              label={t('resultLabel')}
              value={filled.result}
              placeholder={t('optional')}
              choices={RESULTS.map((value) => ({ value, label: t(`result.${value}`) }))}
              onChange={(result) => onChange({ result })}
            />
          )}
        </>
      );
    case 'hand-over':
      return (
        <>
          <Select
            label={t('howLabel')}
            value={filled.how}
            choices={HAND_OVER_HOW.map((value) => ({ value, label: t(`how.${value}`) }))}
            onChange={(how) => onChange({ how })}
          />
          <Select
            label={t('outcomeLabel')}
            value={filled.handOver}
            choices={HAND_OVER_OUTCOMES.map((value) => ({ value, label: t(`handOver.${value}`) }))}
            onChange={(handOver) => onChange({ handOver })}
          />
        </>
      );
    case 'cancel':
    case 'reopen':
      return reasonField;
    case 'send':
    case 'receive':
    case 'accept':
    case 'start':
    case 'news':
      return null;
  }
}
