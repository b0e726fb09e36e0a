import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { REASONS, type Reason } from './trips.ts';

/** Why, in one press. */
export function ReasonChips({
  onPick,
  onClose,
}: {
  readonly onPick: (reason: Reason) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['trips', 'common']);
  return (
    <div className="row" role="group" aria-label={t('reason.label')}>
      <span className="small quiet">{t('reason.label')}</span>
      {REASONS.map((reason, at) => (
        <Button key={reason} small autoFocus={at === 0} onPress={() => onPick(reason)}>
          {t(`reason.${reason}`)}
        </Button>
      ))}
      <Button small tone="quiet" onPress={onClose}>
        {t('common:close')}
      </Button>
    </div>
  );
}
