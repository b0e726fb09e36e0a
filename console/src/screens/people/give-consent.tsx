import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import type { Options } from '../../api/contract.ts';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox, Choices, Select, TextField } from '../../ui/field.tsx';
import { OrganizationBox } from '../../ui/organization-box.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { PURPOSES } from './file.ts';

type Terms = Options<'POST /v1/consents'>['body'];

const SHARES = [
  'needs',
  'community',
  'age-band',
  'language',
  'accommodations',
  'name',
  'phone',
  'safe-hours',
] as const satisfies readonly Terms['shares'][number][];
const HOWS = ['spoken', 'text', 'written'] as const satisfies readonly Terms['how'][];
const TO = ['partners-as-needed', 'organization'] as const satisfies readonly Terms['recipient']['kind'][];

/** Writes down a consent as the person gave it: to whom, for what, what may be told, until when. */
export function GiveConsent({
  personId,
  onClose,
}: {
  readonly personId: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const [to, setTo] = useState<(typeof TO)[number]>('partners-as-needed');
  const [organizationId, setOrganization] = useState<string>();
  const [purpose, setPurpose] = useState<Terms['purpose']>('support');
  const [shares, setShares] = useState<readonly Terms['shares'][number][]>([
    'needs',
    'community',
    'age-band',
    'language',
  ]);
  const [how, setHow] = useState<Terms['how']>('spoken');
  const [until, setUntil] = useState('');
  const [asked, setAsked] = useState(false);
  const give = useWrite('POST /v1/consents', { label: t('consents.give'), texts: false });

  const save = (): void => {
    setAsked(true);
    if (shares.length === 0) return;
    const recipient: Terms['recipient'] | undefined =
      to === 'partners-as-needed'
        ? { kind: to }
        : organizationId === undefined
          ? undefined
          : { kind: to, organizationId };
    if (recipient === undefined) return;
    const expiresAt = until === '' ? undefined : new Date(`${until}T23:59:59`).toISOString();
    const done = (): void => {
      notify(t('consents.given'));
      onClose();
    };
    give.mutate(
      {
        body: { personId, recipient, purpose, shares: [...shares], how, ...(expiresAt !== undefined && { expiresAt }) },
      },
      { onSuccess: done },
    );
  };

  return (
    <Dialog title={t('consents.giveTitle')} isOpen onClose={onClose} side>
      <p className="quiet">{t('consents.giveText')}</p>
      <Select
        label={t('consents.purpose')}
        value={purpose}
        onChange={setPurpose}
        choices={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`), help: t(`purposeHelp.${value}`) }))}
        help={t(`purposeHelp.${purpose}`)}
      />
      <Choices
        label={t('consents.to')}
        value={to}
        onChange={setTo}
        choices={TO.map((value) => ({ value, label: t(`consents.toKind.${value}`) }))}
      />
      {to === 'organization' && (
        <OrganizationBox
          label={t('consents.organization')}
          value={organizationId}
          onChange={setOrganization}
          error={asked && organizationId === undefined ? t('consents.organizationMissing') : undefined}
        />
      )}
      <CheckboxGroup
        className="field"
        value={[...shares]}
        isInvalid={asked && shares.length === 0}
        onChange={(chosen) => setShares(SHARES.filter((share) => chosen.includes(share)))}
      >
        <Label>{t('consents.shares')}</Label>
        <div className="people-checks">
          {SHARES.map((share) => (
            <Checkbox key={share} value={share}>
              {t(`share.${share}`)}
            </Checkbox>
          ))}
        </div>
        <FieldError className="field-error">{t('consents.sharesMissing')}</FieldError>
      </CheckboxGroup>
      <Choices
        label={t('consents.how')}
        value={how}
        onChange={setHow}
        choices={HOWS.map((value) => ({ value, label: t(`how.${value}`) }))}
      />
      <TextField
        label={t('consents.expires')}
        type="date"
        value={until}
        onChange={setUntil}
        help={t('consents.expiresHelp')}
      />
      {give.error !== null && <Fault fault={give.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="primary" isDisabled={give.isPending} onPress={save}>
          {t('consents.save')}
        </Button>
      </div>
    </Dialog>
  );
}
