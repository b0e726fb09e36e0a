import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Referral } from './state.ts';

/** For what it is asked; where that may not be told, only that it is. */
export function Needs({ referral: { needs = [], kind } }: { readonly referral: Referral }): ReactElement {
  const { t } = useTranslation('match');
  return <span>{needs.length === 0 ? t(`kind.${kind}`) : needs.map((need) => t(`service.${need}`)).join(', ')}</span>;
}
