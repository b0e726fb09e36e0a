import { ChevronDown } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

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
