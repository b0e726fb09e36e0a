import { useEffect, useRef, type ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

interface Props<V extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: V; readonly label: string; readonly help?: string }[];
  readonly onChoose: (value: V) => void;
  readonly isDisabled?: boolean;
}

const TYPED_INTO = 'input, textarea, select, [role=textbox], [role=combobox]';

/** A few things to do, each by its digit or by a press: one keystroke while the list is there. */
export function DigitList<V extends string>({ label, choices, onChoose, isDisabled = false }: Props<V>): ReactElement {
  const chooseAt = useRef<(at: number) => void>(() => undefined);
  useEffect(() => {
    chooseAt.current = (at) => {
      const choice = choices[at];
      if (choice !== undefined && !isDisabled) onChoose(choice.value);
    };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !/^[1-9]$/.test(event.key)) return;
      if (event.target instanceof Element && event.target.closest(TYPED_INTO) !== null) return;
      event.preventDefault();
      chooseAt.current(Number(event.key) - 1);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <ol className="people-digits" aria-label={label}>
      {choices.map(({ value, label: said, help }, at) => (
        <li key={value}>
          <AriaButton className="people-digit" isDisabled={isDisabled} onPress={() => onChoose(value)}>
            <kbd aria-hidden>{at + 1}</kbd>
            <span>
              {said}
              {help !== undefined && <span className="option-help">{help}</span>}
            </span>
          </AriaButton>
        </li>
      ))}
    </ol>
  );
}
