import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/states.tsx';
import type { OpenedReferral } from './state.ts';

/** It has ended: whoever made it says that they have read how. */
export function Feedback({ referral }: { readonly referral: OpenedReferral }): ReactElement {
  const { t } = useTranslation('referrals');
  const read = useWrite('POST /v1/referrals/{referralId}/feedback', { label: t('feedback.label'), texts: false });
  return (
    <div className="referrals-note">
      <p>{t('feedback.text')}</p>
      <Button small isDisabled={read.isPending} onPress={() => read.mutate({ params: { referralId: referral.id } })}>
        {t('feedback.read')}
      </Button>
      {read.error !== null && <Fault fault={read.error} />}
    </div>
  );
}
