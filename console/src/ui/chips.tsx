import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

/** Several of a few, all in sight. */
export function Chips<V extends string | number>({
  label,
  codes,
  chosen,
  onChange,
  say,
  error,
  isRanked = false,
  isDisabled = false,
}: {
  readonly label: string;
  readonly codes: readonly V[];
  readonly chosen: readonly (string | number)[];
  readonly onChange: (chosen: V[]) => void;
  readonly say: (code: V) => string;
  readonly error?: string | undefined;
  /** Kept in the order in which they were chosen: the first is the most wanted. */
  readonly isRanked?: boolean;
  readonly isDisabled?: boolean;
}): ReactElement {
  return (
    <div className="field">
      <span className="set-label" aria-hidden>
        {label}
      </span>
      <ToggleButtonGroup
        aria-label={label}
        className="choices-row"
        selectionMode="multiple"
        isDisabled={isDisabled}
        selectedKeys={chosen}
        onSelectionChange={(keys) => {
          const pressed = codes.filter((code) => keys.has(code));
          const before = chosen.flatMap((one) => pressed.filter((code) => code === one));
          onChange(isRanked ? [...new Set([...before, ...pressed])] : pressed);
        }}
      >
        {codes.map((code) => (
          <ToggleButton key={code} id={code} className="chip">
            {say(code)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error !== undefined && (
        <span className="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
