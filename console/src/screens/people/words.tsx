import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../app/member.ts';
import { useColleagues } from '../triage/use-queue.ts';

/** A colleague by name; `you` for oneself. */
export function Colleague({ sub }: { readonly sub: string }): ReactElement {
  const { t } = useTranslation('people');
  const me = useMember();
  const nameOf = useColleagues();
  if (sub === me.sub) return <>{t('you')}</>;
  return <>{nameOf(sub) ?? t('somebody')}</>;
}
