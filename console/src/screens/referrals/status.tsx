import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../ui/page.tsx';
import type { Status } from './state.ts';

const TONES: Readonly<Record<Status, Tone>> = {
  draft: 'muted',
  requested: 'info',
  received: 'info',
  accepted: 'ok',
  'in-progress': 'ok',
  completed: 'muted',
  rejected: 'danger',
  failed: 'danger',
  cancelled: 'muted',
};

/** How a referral stands, in a word. */
export function StatusBadge({ status }: { readonly status: Status }): ReactElement {
  const { t } = useTranslation('referrals');
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}
