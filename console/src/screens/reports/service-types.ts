import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { shippedType } from './codes.ts';

/** What the hub calls a type of service; a reporter, who may not read its settings, gets the names that ship. */
export function useServiceTypeName(): (code: string) => string {
  const { t } = useTranslation('reports');
  const { role } = useMember();
  const { data } = useRead('GET /v1/hub', {}, { still: true, enabled: role !== 'recipient-reporter' });
  return (code) => {
    const own = data?.data.serviceTypes.find((type) => type.code === code);
    if (own !== undefined) return inLanguage(own.names);
    const shipped = shippedType(code);
    return shipped === undefined ? code : t(`serviceType.${shipped}`);
  };
}
