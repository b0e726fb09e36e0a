import type { TFunction } from 'i18next';

const ATTENTIONS = [
  'unfilled',
  'not-departed',
  'not-picked-up',
  'not-arrived',
  'problem',
  'danger',
  'partner-withdrew',
  'partner-stopped',
  'no-show',
  'to-book',
  'return-open',
  'tell-person',
  'tell-person-off',
  'check-person',
  'details-lost',
] as const;
type Attention = (typeof ATTENTIONS)[number];

export const attentionIn = (code: string): Attention | undefined => ATTENTIONS.find((one) => one === code);

/** Why a trip needs somebody; a reason that has no words yet is told by its code. */
export function needText(code: string, t: TFunction<'trips'>): string {
  const known = attentionIn(code);
  return known === undefined ? code : t(`attention.${known}`);
}
