import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/clock.tsx';
import { Chips } from '../../ui/chips.tsx';
import { Checkbox, Choices, Select, TextField } from '../../ui/field.tsx';
import { PlaceBox } from '../../ui/place-box.tsx';
import { thingsIn } from './edits.ts';
import type { Field } from './fields.ts';
import { useFieldWords, weekday } from './words.ts';

interface Props<F extends Field = Field> {
  readonly field: F;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error: string | undefined;
  /** As it was typed, or as it is. */
  readonly shown: unknown;
  /** May be left out. */
  readonly isOptional?: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (value: unknown) => void;
}

/** One value, typed or chosen as its kind is. */
export function FieldOf({ field, ...rest }: Props): ReactElement {
  if (field.kind === 'choice') return <Choice {...rest} field={field} />;
  const Part = PARTS[field.kind] ?? Typed;
  return <Part {...rest} field={field} />;
}

const PARTS: Readonly<Partial<Record<Field['kind'], (props: Props) => ReactElement>>> = {
  flag: Flag,
  languages: FirstLanguage,
  places: TwoPlaces,
  weekdays: Weekdays,
  instant: Instant,
};

const INPUTS = { time: 'time', date: 'date', phone: 'tel' } as const;

function Typed({ field, label, help, error, shown, isDisabled, onChange }: Props): ReactElement {
  const words = useFieldWords();
  const input = field.kind === 'time' || field.kind === 'date' || field.kind === 'phone' ? INPUTS[field.kind] : 'text';
  const text =
    typeof shown === 'number' ? words.typed(field, shown) : Array.isArray(shown) ? shown.join(', ') : (shown ?? '');
  return (
    <TextField
      label={label}
      type={input}
      {...(field.kind === 'number' && { inputMode: 'decimal' as const })}
      {...(field.kind === 'text' && field.most !== undefined && { maxLength: field.most })}
      {...(help !== undefined && { help })}
      value={typeof text === 'string' ? text : ''}
      isDisabled={isDisabled}
      error={error}
      onChange={onChange}
    />
  );
}

function Flag({ label, shown, isDisabled, onChange }: Props): ReactElement {
  return (
    <Checkbox isSelected={shown === true} isDisabled={isDisabled} onChange={onChange}>
      {label}
    </Checkbox>
  );
}

const ANY = 'any';

/** Two are all in sight, more are a list. */
function Choice({
  field,
  label,
  error,
  shown,
  isOptional = false,
  isDisabled,
  onChange,
}: Props<ChoiceOf>): ReactElement {
  const { t } = useTranslation('settings');
  const words = useFieldWords();
  const values: readonly string[] = field.values;
  const known = typeof shown === 'string' && shown !== '' && !values.includes(shown) ? [...values, shown] : values;
  const Part = values.length === 2 && !isOptional ? Choices : Select;
  return (
    <Part
      label={label}
      error={error}
      value={typeof shown === 'string' ? shown : isOptional ? ANY : undefined}
      choices={[
        ...(isOptional ? [{ value: ANY, label: t('value.any') }] : []),
        ...known.map((value) => ({ value, label: words.value(field, value) })),
      ]}
      isDisabled={isDisabled}
      onChange={(value) => onChange(value === ANY ? undefined : value)}
    />
  );
}
type ChoiceOf = Extract<Field, { kind: 'choice' }>;

/** In which language the hub begins; the other one is always there. */
function FirstLanguage({ field, label, help, error, shown, isDisabled, onChange }: Props): ReactElement {
  const words = useFieldWords();
  const [first] = thingsIn(shown);
  return (
    <Choices
      label={label}
      {...(help !== undefined && { help })}
      error={error}
      value={first === 'en' ? 'en' : 'fr'}
      choices={[
        { value: 'fr', label: words.value(field, 'fr') },
        { value: 'en', label: words.value(field, 'en') },
      ]}
      isDisabled={isDisabled}
      onChange={(language) => onChange(language === 'fr' ? ['fr', 'en'] : ['en', 'fr'])}
    />
  );
}

/** From one place to another, and back. */
function TwoPlaces({ label, error, shown, isDisabled, onChange }: Props): ReactElement {
  const { t } = useTranslation('settings');
  const [one, other] = thingsIn(shown);
  const put = (first: unknown, second: unknown): void =>
    onChange(first === undefined && second === undefined ? undefined : [first, second]);
  return (
    <div className="settings-places">
      <PlaceBox
        label={label}
        error={error}
        value={typeof one === 'string' ? one : undefined}
        isDisabled={isDisabled}
        onChange={(id) => put(id, other)}
      />
      <PlaceBox
        label={t('item.and')}
        value={typeof other === 'string' ? other : undefined}
        isDisabled={isDisabled}
        onChange={(id) => put(one, id)}
      />
    </div>
  );
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function Weekdays({ label, error, shown, isDisabled, onChange }: Props): ReactElement {
  return (
    <div className="settings-weekdays">
      <Chips
        label={label}
        error={error}
        codes={DAYS}
        chosen={thingsIn(shown).filter((day) => typeof day === 'number')}
        say={weekday}
        isDisabled={isDisabled}
        onChange={onChange}
      />
    </div>
  );
}

/** On the clock of this device; kept as an instant. */
function Instant({ label, error, shown, isDisabled, onChange }: Props): ReactElement {
  const { t } = useTranslation('settings');
  const now = useNow();
  const at = typeof shown === 'string' ? new Date(shown) : undefined;
  const local =
    at === undefined || Number.isNaN(at.getTime()) ? '' : new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return (
    <TextField
      label={label}
      type="datetime-local"
      {...(at !== undefined && at.getTime() < now && { help: t('itemHelp.over') })}
      value={local === '' ? '' : local.toISOString().slice(0, 16)}
      isDisabled={isDisabled}
      error={error}
      onChange={(text) => {
        const typed = new Date(text);
        onChange(Number.isNaN(typed.getTime()) ? '' : typed.toISOString());
      }}
    />
  );
}
