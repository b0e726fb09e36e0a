import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Options } from '../../../api/contract.ts';
import { useWrite } from '../../../api/hooks.ts';
import { plainDate } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, Choices, TextField } from '../../../ui/field.tsx';
import { Fault } from '../../../ui/states.tsx';
import type { Preview } from '../asked.ts';

type Terms = Options<'POST /v1/consents'>['body'];
export type Share = Terms['shares'][number];

/** What a text or a page may say, and what is only ever said by telephone. */
const WRITTEN = ['needs', 'age-band', 'language', 'community', 'accommodations'] as const satisfies readonly Share[];
const SPOKEN = ['name', 'phone', 'safe-hours'] as const satisfies readonly Share[];
const HOW = ['spoken', 'text', 'written'] as const satisfies readonly Terms['how'][];
const TO_WHOM = ['these', 'as-needed'] as const;

interface Props {
  readonly personId: string;
  readonly purpose: 'referral' | 'transfer';
  readonly previews: readonly Preview[];
  readonly shares: readonly Share[];
  readonly onShares: (shares: readonly Share[]) => void;
}

/** What the person agrees to, asked in the flow and written down in their terms: to whom, what, how long, how it was given. */
export function ConsentStep({ personId, purpose, previews, shares, onShares }: Props): ReactElement {
  const { t } = useTranslation('match');
  const [isOpen, setOpen] = useState(false);
  const missing = previews.some(({ consent, refusal }) => consent === undefined || refusal?.code === 'consent-scope');
  const [first] = previews;
  if (!missing && !isOpen && first?.consent !== undefined) {
    const { consent } = first;
    return (
      <div className="match-consent match-consent-given">
        <p>
          <strong>{t('consent.given')}</strong> {consent.shares.map((one) => t(`share.${one}`)).join(', ')}{' '}
          <span className="quiet">{t('consent.until', { date: plainDate(consent.expiresAt.slice(0, 10)) })}</span>
        </p>
        <Button small onPress={() => setOpen(true)}>
          {t('consent.change')}
        </Button>
      </div>
    );
  }
  return (
    <ConsentForm
      personId={personId}
      purpose={purpose}
      previews={previews}
      shares={shares}
      onShares={onShares}
      onDone={() => setOpen(false)}
    />
  );
}

function ConsentForm({
  personId,
  purpose,
  previews,
  shares,
  onShares,
  onDone,
}: Props & { readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation('match');
  const [how, setHow] = useState<Terms['how']>('spoken');
  const [toWhom, setToWhom] = useState<(typeof TO_WHOM)[number]>('these');
  const [until, setUntil] = useState('');
  const give = useWrite('POST /v1/consents', { label: t('consent.label'), texts: false });
  const toggle = (share: Share, isShared: boolean): void => {
    onShares(isShared ? [...shares, share] : shares.filter((one) => one !== share));
  };
  const save = async (): Promise<void> => {
    const organizations = [...new Set(previews.map(({ organizationId }) => organizationId))];
    const recipients: Terms['recipient'][] =
      toWhom === 'as-needed'
        ? [{ kind: 'partners-as-needed' }]
        : organizations.map((organizationId) => ({ kind: 'organization', organizationId }));
    for (const recipient of recipients) {
      await give.mutateAsync({
        body: {
          personId,
          purpose,
          recipient,
          shares: [...shares],
          how,
          ...(until !== '' && { expiresAt: new Date(`${until}T23:59:00`).toISOString() }),
        },
      });
    }
    onDone();
  };
  const boxes = (codes: readonly Share[]): ReactElement[] =>
    codes.map((share) => (
      <Checkbox key={share} isSelected={shares.includes(share)} onChange={(isShared) => toggle(share, isShared)}>
        {t(`share.${share}`)}
      </Checkbox>
    ));
  return (
    <div className="match-consent">
      <p>{t('consent.ask')}</p>
      <fieldset className="match-shares">
        <legend>{t('consent.written')}</legend>
        {boxes(WRITTEN)}
      </fieldset>
      <fieldset className="match-shares">
        <legend>{t('consent.spoken')}</legend>
        {boxes(SPOKEN)}
      </fieldset>
      <Choices
        label={t('consent.toWhom')}
        value={toWhom}
        choices={TO_WHOM.map((value) => ({ value, label: t(`consent.to.${value}`) }))}
        onChange={setToWhom}
      />
      <Choices
        label={t('consent.how')}
        value={how}
        choices={HOW.map((value) => ({ value, label: t(`consent.givenBy.${value}`) }))}
        onChange={setHow}
      />
      <TextField
        type="date"
        label={t('consent.untilLabel')}
        help={t('consent.untilHelp')}
        value={until}
        onChange={setUntil}
      />
      {!shares.includes('needs') && <p className="match-warning">{t('consent.needsWanted')}</p>}
      {give.error !== null && <Fault fault={give.error} />}
      <div>
        <Button
          isDisabled={give.isPending || shares.length === 0}
          onPress={() => {
            // What went wrong stands above the button.
            save().catch(() => undefined);
          }}
        >
          {t('consent.save')}
        </Button>
      </div>
    </div>
  );
}
