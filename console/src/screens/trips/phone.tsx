import { Phone as PhoneIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';

const spoken = (phone: string): string => phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');

/** The number of an organization to call it by: the one that dispatches, else a public one. */
export function Phone({ organizationId }: { readonly organizationId: string }): ReactElement {
  const { t } = useTranslation('trips');
  const { data } = useRead('GET /v1/organizations/{id}', { params: { id: organizationId } }, { still: true });
  if (data === undefined) return <span className="quiet">…</span>;
  const { name, dispatchPhones } = data.data;
  const [phone] = dispatchPhones;
  return (
    <span className="trips-phone">
      <strong>{inLanguage(name)}</strong>
      {phone === undefined ? (
        <span className="quiet">{t('organization.noPhone')}</span>
      ) : (
        <a href={`tel:${phone}`}>
          <PhoneIcon aria-hidden size={14} /> {spoken(phone)}
        </a>
      )}
    </span>
  );
}
