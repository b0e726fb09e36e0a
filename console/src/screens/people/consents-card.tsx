import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Plus } from 'lucide-react';
import type { ItemOf } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { dateTime } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { Colleague } from './words.tsx';

type Consent = ItemOf<'GET /v1/consents'>;

const MINUTE = 60_000;

/** What the person lets be told, to whom and until when; and what they took back. */
export function ConsentsCard({
  personId,
  onGive,
}: {
  readonly personId: string;
  /** Absent for somebody who may read them alone. */
  readonly onGive?: (() => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('people');
  const now = useNow(MINUTE);
  const consents = useRead('GET /v1/consents', { query: { personId } });
  const [ending, setEnding] = useState<Consent>();
  const items = [...(consents.data?.data.items ?? [])].sort((a, b) => b.givenAt.localeCompare(a.givenAt));
  const runs = ({ expiresAt, revokedAt }: Consent): boolean => revokedAt === undefined && Date.parse(expiresAt) > now;
  const over = items.filter((one) => !runs(one));
  return (
    <Card
      title={t('consents.title')}
      actions={
        onGive !== undefined && (
          <Button small icon={<Plus aria-hidden size={16} />} onPress={onGive}>
            {t('consents.add')}
          </Button>
        )
      }
    >
      {consents.error !== null && <Fault fault={consents.error} retry={() => void consents.refetch()} />}
      {consents.isPending && <Skeleton lines={2} />}
      {consents.data !== undefined && !items.some(runs) && <p className="quiet">{t('consents.none')}</p>}
      <ul className="people-rows">
        {items.filter(runs).map((consent) => (
          <li key={consent.id} className="people-row">
            <span className="people-row-what">
              <Allows consent={consent} />
              <span className="quiet small">
                {t(`how.${consent.how}`)} · {dateTime(consent.givenAt)} ·{' '}
                {t('consents.until', { at: dateTime(consent.expiresAt) })}
                {consent.recordedBy !== undefined && (
                  <>
                    {' · '}
                    <Colleague sub={consent.recordedBy} />
                  </>
                )}
              </span>
            </span>
            {onGive !== undefined && (
              <Button small tone="quiet" onPress={() => setEnding(consent)}>
                {t('consents.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <details className="people-more">
          <summary>{t('consents.over', { count: over.length })}</summary>
          <ul className="people-rows">
            {over.map((consent) => (
              <li key={consent.id} className="people-row">
                <span className="people-row-what quiet">
                  <Allows consent={consent} />
                </span>
                <Badge>{t(consent.revokedAt === undefined ? 'consents.expired' : 'consents.revoked')}</Badge>
              </li>
            ))}
          </ul>
        </details>
      )}
      {ending !== undefined && <Revoke personId={personId} consent={ending} onClose={() => setEnding(undefined)} />}
    </Card>
  );
}

/** In words: to whom, for what, and what may be told. */
function Allows({ consent: { recipient, purpose, shares } }: { readonly consent: Consent }): ReactElement {
  const { t } = useTranslation('people');
  return (
    <span>
      <strong>{t(`purpose.${purpose}`)}</strong>
      <br />
      {recipient.kind === 'organization' ? (
        <OrganizationName id={recipient.organizationId} />
      ) : (
        t('consents.anyPartner')
      )}
      <br />
      {t('consents.tells', { what: shares.map((share) => t(`share.${share}`)).join(', ') })}
    </span>
  );
}

function Revoke({
  personId,
  consent,
  onClose,
}: {
  readonly personId: string;
  readonly consent: Consent;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const revoke = useWrite('POST /v1/consents/{consentId}/revocation', { label: t('consents.revoke'), texts: false });
  const take = (): void => {
    const done = (): void => {
      notify(t('consents.taken'));
      onClose();
    };
    revoke.mutate({ params: { consentId: consent.id }, body: { personId } }, { onSuccess: done });
  };
  return (
    <Dialog title={t('consents.revokeTitle')} isOpen onClose={onClose}>
      <Allows consent={consent} />
      <p>{t('consents.revokeText')}</p>
      {revoke.error !== null && <Fault fault={revoke.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="danger" isDisabled={revoke.isPending} onPress={take}>
          {t('consents.revokeNow')}
        </Button>
      </div>
    </Dialog>
  );
}
