import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languageTag } from '../../i18n/i18n.ts';
import { dollars } from '../../i18n/time.ts';
import { TextField } from '../../ui/field.tsx';
import { centsOf } from './money.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Somebody wanted to go on with what stands there. */
  readonly isTried: boolean;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
}

/** Dollars as people type them in either language; how they were understood stands below. */
export function MoneyField({ label, value, onChange, isTried, help, error, isRequired = false }: Props): ReactElement {
  const { t } = useTranslation('reports');
  const amount = centsOf(value);
  const isEmpty = value.trim() === '';
  const wrong = 'cents' in amount || (isEmpty && !isRequired) ? undefined : t(`money.${amount.notAnAmount}`);
  const isAmbiguous = 'notAnAmount' in amount && amount.notAnAmount === 'ambiguous';
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      inputMode="decimal"
      isRequired={isRequired}
      help={'cents' in amount ? t('money.understood', { amount: dollars(amount.cents) }) : (help ?? t('money.help'))}
      error={error ?? (isTried || isAmbiguous ? wrong : undefined)}
    />
  );
}

/** Cents as a member would type them. */
export const typedDollars = (cents: number): string =>
  new Intl.NumberFormat(languageTag(), { minimumFractionDigits: 2, useGrouping: false }).format(cents / 100);
