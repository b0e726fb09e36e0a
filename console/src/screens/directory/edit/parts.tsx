import { Plus, Trash2 } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import type { ErrorAt } from './errors.ts';

/** Fields that belong together, under a heading of their own. */
export const Section = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement => (
  <fieldset className="card directory-section">
    <legend>{title}</legend>
    {children}
  </fieldset>
);

interface Pair {
  readonly fr: string;
  readonly en: string;
}

interface PairProps {
  readonly label: string;
  /** Its path, for what is wrong with it. */
  readonly field: string;
  readonly errorAt: ErrorAt;
  readonly lines?: number;
}

/** A text in both languages that has to be there. */
export function PairField({
  label,
  field,
  value: { fr, en },
  onChange,
  errorAt,
  lines,
  isRequired = true,
}: PairProps & {
  readonly value: Pair;
  readonly onChange: (value: Pair) => void;
  readonly isRequired?: boolean;
}): ReactElement {
  const { t } = useTranslation('directory');
  const more = { maxLength: 2000, ...(lines !== undefined && { lines }) };
  return (
    <div className="directory-pair">
      <TextField
        {...more}
        label={t('edit.french', { label })}
        value={fr}
        onChange={(text) => onChange({ fr: text, en })}
        error={errorAt(`${field}.fr`)}
        isRequired={isRequired}
      />
      <TextField
        {...more}
        label={t('edit.english', { label })}
        value={en}
        onChange={(text) => onChange({ fr, en: text })}
        error={errorAt(`${field}.en`)}
        isRequired={isRequired}
      />
    </div>
  );
}

/** A text in both languages that need not be there: it is gone when both are empty. */
export function OptionalPair({
  value,
  onChange,
  ...rest
}: PairProps & {
  readonly value: Pair | undefined;
  readonly onChange: (value: Pair | undefined) => void;
}): ReactElement {
  return (
    <PairField
      {...rest}
      value={value ?? { fr: '', en: '' }}
      onChange={(next) => onChange(next.fr === '' && next.en === '' ? undefined : next)}
      isRequired={value !== undefined}
    />
  );
}

/** A list of parts, each with its fields, to add to and to take from. */
export function Rows<T>({
  label,
  add,
  items,
  empty,
  onChange,
  error,
  children,
}: {
  readonly label: string;
  readonly add: string;
  readonly items: readonly T[];
  /** What an added one begins as. */
  readonly empty: T;
  readonly onChange: (items: T[]) => void;
  readonly error?: string | undefined;
  readonly children: (item: T, change: (item: T) => void, at: number) => ReactNode;
}): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <div className="stack" role="group" aria-label={label}>
      <span className="set-label" aria-hidden>
        {label}
      </span>
      {items.map((item, at) => (
        <div key={at} className="directory-edit-row">
          <div className="grow stack">{children(item, (next) => onChange(items.with(at, next)), at)}</div>
          <Button
            small
            tone="quiet"
            icon={<Trash2 aria-hidden size={16} />}
            aria-label={t('edit.takeOut', { label, number: at + 1 })}
            onPress={() => onChange(items.toSpliced(at, 1))}
          />
        </div>
      ))}
      {error !== undefined && <span className="field-error">{error}</span>}
      <div>
        <Button small icon={<Plus aria-hidden size={16} />} onPress={() => onChange([...items, empty])}>
          {add}
        </Button>
      </div>
    </div>
  );
}
