import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Check, Trash2 } from 'lucide-react';
import type { AccessReason } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { dateTime } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import type { PersonFile } from './file.ts';

interface Props {
  readonly file: PersonFile;
  readonly reason: AccessReason;
  readonly onClose: () => void;
  readonly onErased: (erasureId: string) => void;
}

/** What goes and what stays is read before the button can be pressed: nothing brings it back. */
export function Erase({ file, reason, onClose, onErased }: Props): ReactElement {
  const { t } = useTranslation('people');
  const [understood, setUnderstood] = useState(false);
  const erase = useWrite('DELETE /v1/people/{personId}', { label: t('erase.label'), texts: true });
  const go = (): void => {
    erase.mutate(
      { params: { personId: file.personId }, reason },
      { onSuccess: ({ data }) => onErased(data.erasureId) },
    );
  };
  return (
    <Dialog title={t('erase.title')} isOpen onClose={onClose}>
      <div>
        <h3>{t('erase.goes')}</h3>
        <ul className="people-list people-goes">
          <li>{t('erase.goesFile')}</li>
          {file.conversationIds.length > 0 && (
            <li>{t('erase.goesConversations', { count: file.conversationIds.length })}</li>
          )}
          {file.consents.length > 0 && <li>{t('erase.goesConsents', { count: file.consents.length })}</li>}
          <li>{t('erase.goesPlan')}</li>
          <li>{t('erase.goesCarrier')}</li>
          <li>{t('erase.goesRelated')}</li>
        </ul>
      </div>
      <div>
        <h3>{t('erase.stays')}</h3>
        <ul className="people-list">
          <li>{t('erase.staysCounts')}</li>
          <li>{t('erase.staysReferrals')}</li>
          {file.childProtection.reports.length > 0 && (
            <li>{t('erase.staysReports', { count: file.childProtection.reports.length })}</li>
          )}
          <li>{t('erase.staysAudit')}</li>
          <li>{t('erase.staysPhone')}</li>
        </ul>
      </div>
      <p>{t('erase.trip')}</p>
      <Checkbox isSelected={understood} onChange={setUnderstood}>
        {t('erase.understood')}
      </Checkbox>
      {erase.error !== null && <Fault fault={erase.error} />}
      <div className="dialog-actions">
        <Button autoFocus onPress={onClose}>
          {t('erase.keep')}
        </Button>
        <Button
          tone="danger"
          icon={<Trash2 aria-hidden size={18} />}
          isDisabled={!understood || erase.isPending}
          onPress={go}
        >
          {t('erase.now')}
        </Button>
      </div>
    </Dialog>
  );
}

const CARRIER_LOOK_MS = 15_000;

/** The certificate: what was erased, when and by whom, how much; it names nobody. */
export function Certificate({ erasureId }: { readonly erasureId: string }): ReactElement {
  const { t } = useTranslation('people');
  const { role } = useMember();
  const isStaff = role !== 'nation-steward';
  const list = useRead('GET /v1/erasures', { query: { limit: 100 } }, { enabled: isStaff, every: CARRIER_LOOK_MS });
  const certificate = list.data?.data.items.find(({ id }) => id === erasureId);
  return (
    <section className="card people-certificate" aria-live="polite">
      <h2>
        <Check aria-hidden size={20} /> {t('certificate.title')}
      </h2>
      <p>{t('certificate.text')}</p>
      <dl className="people-facts">
        <dt>{t('certificate.number')}</dt>
        <dd className="mono">{erasureId}</dd>
        {certificate !== undefined && (
          <>
            <dt>{t('certificate.at')}</dt>
            <dd>{dateTime(certificate.at)}</dd>
            <dt>{t('certificate.erased')}</dt>
            <dd>
              {(['files', 'conversations', 'texts', 'consents', 'goals'] as const)
                .map((what) => t(`certificate.${what}`, { count: certificate.erased[what] }))
                .join(' · ')}
            </dd>
            <dt>{t('certificate.carrier')}</dt>
            <dd>{t(`carrier.${certificate.carrier.state}`)}</dd>
          </>
        )}
      </dl>
      {isStaff && list.isPending && <Skeleton lines={2} />}
    </section>
  );
}
