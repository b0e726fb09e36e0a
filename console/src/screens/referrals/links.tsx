import { Link2, Link2Off, MessageSquare } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { PackageButton } from './package-button.tsx';
import { isClosed, type OpenedReferral } from './state.ts';

/** How the partner gets at the referral: its link, and the package another system can read. */
export function LinksCard({ referral }: { readonly referral: OpenedReferral }): ReactElement {
  const { t } = useTranslation('referrals');
  const params = { referralId: referral.id };
  const [shown, setShown] = useState<string>();
  const texted = useWrite('POST /v1/referrals/{referralId}/links', { label: t('links.label'), texts: true });
  const renewed = useWrite('POST /v1/referrals/{referralId}/links', { label: t('links.label'), texts: false });
  const withdraw = useWrite('POST /v1/referrals/{referralId}/links/withdraw', {
    label: t('links.label'),
    texts: false,
  });
  const isOpen = referral.status !== 'draft' && !isClosed(referral.status);
  const error = texted.error ?? renewed.error ?? withdraw.error;
  return (
    <Card title={t('links.title')}>
      <p className="quiet small">{t('links.help')}</p>
      <div className="row no-print">
        {isOpen && (
          <>
            <Button
              small
              icon={<MessageSquare aria-hidden size={16} />}
              isDisabled={texted.isPending}
              onPress={() =>
                texted.mutate({ params, body: { how: 'text' } }, { onSuccess: () => notify(t('links.texted')) })
              }
            >
              {t('links.text')}
            </Button>
            <Button
              small
              icon={<Link2 aria-hidden size={16} />}
              isDisabled={renewed.isPending}
              onPress={() =>
                renewed.mutate({ params, body: { how: 'shown' } }, { onSuccess: ({ data }) => setShown(data.link) })
              }
            >
              {t('links.show')}
            </Button>
            <Button
              small
              icon={<Link2Off aria-hidden size={16} />}
              isDisabled={withdraw.isPending}
              onPress={() => withdraw.mutate({ params }, { onSuccess: () => notify(t('links.withdrawn')) })}
            >
              {t('links.withdraw')}
            </Button>
          </>
        )}
        <PackageButton referral={referral} />
      </div>
      {shown !== undefined && (
        <p className="referrals-link">
          <code>{shown}</code>
          <span className="quiet small">{t('links.once')}</span>
        </p>
      )}
      {error !== null && <Fault fault={error} />}
    </Card>
  );
}
