import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { ChevronDown } from 'lucide-react';
import './search-box.css';

export interface Found {
  readonly id: string;
  readonly name: string;
  /** Beside the name, smaller: what tells it from another of the same name. */
  readonly help?: string | undefined;
}

interface Props {
  readonly label: string;
  /** The name of what is chosen; empty while nothing is. */
  readonly chosen: { readonly id: string; readonly name: string } | undefined;
  /** What is found for what is typed, best first. */
  readonly found: readonly Found[];
  readonly onType: (typed: string) => void;
  readonly onChoose: (id: string | undefined) => void;
  /** Said in the list when nothing is found. */
  readonly nothing: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

/** One of many, found by typing. Enter takes the first; what was typed and not chosen is gone when the field is left. */
export function SearchBox({ label, chosen, found, onType, onChoose, nothing, ...rest }: Props): ReactElement {
  const { help, error, placeholder, ...field } = rest;
  const [typed, setTyped] = useState<string>();
  const type = (text: string | undefined): void => {
    setTyped(text);
    onType(text ?? '');
  };
  const choose = (id: string): void => {
    type(undefined);
    onChoose(id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const [first] = found;
    const pointed = event.currentTarget.getAttribute('aria-activedescendant') !== null;
    if (event.key !== 'Enter' || pointed || first === undefined || (typed ?? '').trim() === '') return;
    event.preventDefault();
    choose(first.id);
  };
  return (
    <ComboBox<Found>
      {...field}
      className="field"
      isInvalid={error !== undefined}
      items={found}
      inputValue={typed ?? chosen?.name ?? ''}
      value={chosen?.id ?? null}
      allowsEmptyCollection
      onChange={(key) => {
        if (typeof key === 'string') choose(key);
      }}
      onOpenChange={(open) => {
        if (!open) type(undefined);
      }}
      onBlur={() => {
        type(undefined);
      }}
    >
      <Label>{label}</Label>
      <div className="search-box">
        <Input
          {...(placeholder !== undefined && { placeholder })}
          onKeyDown={onKeyDown}
          // What is typed takes the place of what was chosen.
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ currentTarget: { value } }) => {
            type(value);
            if (value === '') onChoose(undefined);
          }}
        />
        <AriaButton className="search-box-open">
          <ChevronDown aria-hidden size={16} />
        </AriaButton>
      </div>
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popover search-box-list">
        <ListBox<Found> className="options" renderEmptyState={() => <p className="option quiet">{nothing}</p>}>
          {(one) => (
            <ListBoxItem id={one.id} className="option" textValue={one.name}>
              {one.name}
              {one.help !== undefined && <span className="option-help">{one.help}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
