import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';

/** The name of a member of the hub; who is not its staff is shown nobody's name but their own. */
export function useMemberName(): (sub: string) => string {
  const { t } = useTranslation('reports');
  const { sub: mine, role, displayName } = useMember();
  const { data } = useRead(
    'GET /v1/colleagues',
    {},
    { still: true, enabled: role === 'coordinator' || role === 'admin' },
  );
  return (sub) => {
    if (sub === mine) return displayName;
    return data?.data.items.find((one) => one.sub === sub)?.displayName ?? t('somebody');
  };
}
