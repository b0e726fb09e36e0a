import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components/Checkbox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { ChevronDown } from 'lucide-react';

interface Said {
  readonly label: string;
  /** Below the field: what to write, and in what form. */
  readonly help?: ReactNode;
  /** What is wrong and what to do; makes the field invalid. */
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

interface TextProps extends Said {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly type?: 'text' | 'search' | 'tel' | 'date' | 'time' | 'datetime-local' | 'number' | 'email';
  readonly lines?: number;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  readonly list?: string;
  readonly name?: string;
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
}

/** One line of text, or several with `lines`. Dates and times are the browser's own: what the device knows best. */
export function TextField({
  label,
  help,
  error,
  lines,
  placeholder,
  list,
  min,
  max,
  ...rest
}: TextProps): ReactElement {
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className="field">
      <Label>{label}</Label>
      {lines === undefined ? (
        <Input
          {...(placeholder !== undefined && { placeholder })}
          {...(list !== undefined && { list })}
          {...(min !== undefined && { min })}
          {...(max !== undefined && { max })}
        />
      ) : (
        <TextArea rows={lines} {...(placeholder !== undefined && { placeholder })} />
      )}
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly help?: string;
}

interface SelectProps<V extends string> extends Said {
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  readonly choices: readonly Choice<V>[];
  readonly placeholder?: string;
}

/** One of a few, all known. */
export function Select<V extends string>({
  label,
  help,
  error,
  value,
  onChange,
  choices,
  placeholder,
  ...rest
}: SelectProps<V>): ReactElement {
  return (
    <AriaSelect
      {...rest}
      // Until there is something to choose from, a press would open nothing and be lost.
      isDisabled={rest.isDisabled === true || choices.length === 0}
      isInvalid={error !== undefined}
      className="field"
      placeholder={placeholder ?? '…'}
      value={value ?? null}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label>{label}</Label>
      <AriaButton className="select-button">
        <SelectValue />
        <ChevronDown aria-hidden size={16} />
      </AriaButton>
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popover">
        <ListBox className="options" items={choices.map((choice) => ({ ...choice, id: choice.value }))}>
          {(choice) => (
            <ListBoxItem className="option" textValue={choice.label}>
              {choice.label}
              {choice.help !== undefined && <span className="option-help">{choice.help}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** One of two to five, all in sight. */
export function Choices<V extends string>({
  label,
  value,
  onChange,
  choices,
  help,
  error,
  ...rest
}: SelectProps<V>): ReactElement {
  return (
    <RadioGroup
      {...rest}
      isInvalid={error !== undefined}
      className="field choices"
      value={value ?? null}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label>{label}</Label>
      <div className="choices-row">
        {choices.map((choice) => (
          <RadioField key={choice.value} value={choice.value}>
            <RadioButton className="choice">{choice.label}</RadioButton>
          </RadioField>
        ))}
      </div>
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </RadioGroup>
  );
}

interface CheckboxOwnProps extends Omit<CheckboxFieldProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckboxOwnProps): ReactElement {
  return (
    <CheckboxField {...rest}>
      <CheckboxButton className="checkbox">
        <span className="checkbox-box" aria-hidden />
        <span>{children}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}
