import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Options } from '../../api/contract.ts';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Fault } from '../../ui/states.tsx';
import type { OpenedReferral } from './state.ts';

type Agreed = Options<'POST /v1/referrals/{referralId}/nation-calls'>['body']['agreed'];
const AGREED = [
  'informed',
  'keep-informed',
  'takes-part',
  'agreement-first',
  'call-again',
] as const satisfies readonly Agreed[];

/** A Nation wants to be told, and no text reaches it: somebody calls, and says what was agreed. */
export function NationCard({
  referral,
  version,
}: {
  readonly referral: OpenedReferral;
  readonly version: number;
}): ReactElement {
  const { t } = useTranslation('referrals');
  const [agreed, setAgreed] = useState<Agreed>('informed');
  const record = useWrite('POST /v1/referrals/{referralId}/nation-calls', {
    label: t('nationCall.label'),
    texts: false,
  });
  return (
    <div className="referrals-note">
      <p>{t('nationCall.text')}</p>
      <Select
        label={t('nationCall.agreedLabel')}
        value={agreed}
        choices={AGREED.map((value) => ({ value, label: t(`nationCall.agreed.${value}`) }))}
        onChange={setAgreed}
      />
      <div>
        <Button
          small
          isDisabled={record.isPending}
          onPress={() => {
            record.mutate({
              params: { referralId: referral.id },
              body: { at: new Date().toISOString(), agreed },
              version,
            });
          }}
        >
          {t('nationCall.save')}
        </Button>
      </div>
      {record.error !== null && <Fault fault={record.error} />}
    </div>
  );
}
