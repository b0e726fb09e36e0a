import { ChevronDown } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

/** A part of the question: what it says now, and its fields behind a press. */
export function ChipMenu({
  label,
  said,
  children,
}: {
  readonly label: string;
  /** Absent: nothing is said yet. */
  readonly said?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <DialogTrigger>
      <Button className={`chip match-facet${said === undefined ? '' : ' match-facet-said'}`}>
        <span className="match-facet-name">{label}</span>
        {said !== undefined && <span>{said}</span>}
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover match-popover" placement="bottom start">
        <Dialog className="match-fields" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Several of a few. */
export function ChipSet<V extends string>({
  label,
  codes,
  chosen,
  onChange,
  say,
}: {
  readonly label: string;
  readonly codes: readonly V[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly V[]) => void;
  readonly say: (code: V) => string;
}): ReactElement {
  return (
    <div className="field">
      <span className="match-set-label" aria-hidden>
        {label}
      </span>
      <ToggleButtonGroup
        aria-label={label}
        className="choices-row"
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => {
          // In the order in which they were chosen: the first is the most wanted.
          const kept = codes.filter((code) => keys.has(code) && chosen.includes(code));
          const added = codes.filter((code) => keys.has(code) && !chosen.includes(code));
          onChange([...kept.toSorted((one, other) => chosen.indexOf(one) - chosen.indexOf(other)), ...added]);
        }}
      >
        {codes.map((code) => (
          <ToggleButton key={code} id={code} className="chip">
            {say(code)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
