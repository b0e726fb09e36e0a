import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Problem } from '../../api/problem.ts';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Ago, useNow } from '../../ui/clock.tsx';
import { TextField } from '../../ui/field.tsx';
import { Badge } from '../../ui/page.tsx';
import { explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { UNITS } from './codes.ts';
import { isCapacityOld } from './filters.ts';
import type { Capacity } from './kinds.ts';

/** How many it can take, and since when that is known: an old number says so in words. */
export function CapacityGlance({ capacity }: { readonly capacity: Capacity | undefined }): ReactElement {
  const { t } = useTranslation('directory');
  const now = useNow(60_000);
  if (capacity === undefined) return <span className="quiet small">{t('capacity.untold')}</span>;
  const { available, maximum, unit, updatedAt } = capacity;
  const old = isCapacityOld(updatedAt, now);
  return (
    <span className="directory-capacity">
      <Badge tone={old ? 'muted' : available > 0 ? 'ok' : 'danger'}>
        {t(`capacity.free.${unit}`, { count: available })}
        {maximum !== undefined && <span className="directory-of">{t('capacity.of', { maximum })}</span>}
      </Badge>
      <span className="quiet small">
        <Ago at={updatedAt} />
        {old && <strong className="directory-old"> · {t('capacity.old')}</strong>}
      </span>
    </span>
  );
}

interface Props {
  readonly serviceId: string;
  readonly name: string;
  readonly capacity: Capacity | undefined;
}

const MOST_BUTTONS = 13;

/** Two presses set it: open, and the number. The number before can be had back from the notice. */
export function SetCapacity({ serviceId, name, capacity }: Props): ReactElement {
  const { t } = useTranslation('directory');
  const [isOpen, setOpen] = useState(false);
  const write = useWrite('PUT /v1/services/{id}/capacity', { label: t('capacity.label', { name }), texts: false });
  const set = (available: number, unit: Capacity['unit'] | undefined, canUndo: boolean): void => {
    setOpen(false);
    write.mutate(
      { params: { id: serviceId }, body: { available, ...(unit !== undefined && { unit }) } },
      {
        onSuccess: ({ data }) => {
          const before = capacity;
          notify(t('capacity.set', { name, free: t(`capacity.free.${data.unit}`, { count: data.available }) }), {
            ...(canUndo && before !== undefined && { undo: () => set(before.available, undefined, false) }),
          });
        },
        onError: (fault) => {
          if (fault instanceof Problem) notify(explain(fault), { tone: 'danger' });
        },
      },
    );
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button small isDisabled={write.isPending} aria-label={t('capacity.updateOf', { name })}>
        {t('capacity.update')}
      </Button>
      <Popover className="popover directory-popover" placement="bottom end">
        <Dialog aria-label={t('capacity.updateOf', { name })} className="directory-numbers">
          <Numbers capacity={capacity} onSet={(available, unit) => set(available, unit, true)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Numbers({
  capacity,
  onSet,
}: {
  readonly capacity: Capacity | undefined;
  readonly onSet: (available: number, unit: Capacity['unit'] | undefined) => void;
}): ReactElement {
  const { t } = useTranslation('directory');
  const [typed, setTyped] = useState('');
  const [unit, setUnit] = useState<Capacity['unit']>('bed');
  const most = capacity?.maximum ?? MOST_BUTTONS - 1;
  const number = /^\d{1,5}$/.test(typed) ? Number(typed) : undefined;
  const told = capacity === undefined ? unit : undefined;
  return (
    <>
      {capacity === undefined && (
        <div className="row" role="group" aria-label={t('capacity.unit')}>
          {UNITS.map((one) => (
            <Button
              key={one}
              small
              tone={one === unit ? 'primary' : 'plain'}
              aria-pressed={one === unit}
              onPress={() => setUnit(one)}
            >
              {t(`capacity.units.${one}`)}
            </Button>
          ))}
        </div>
      )}
      <p className="small quiet">{t('capacity.howMany')}</p>
      <div className="directory-number-grid">
        {Array.from({ length: Math.min(most + 1, MOST_BUTTONS) }, (_, at) => (
          <Button
            key={at}
            tone={at === capacity?.available ? 'primary' : 'plain'}
            autoFocus={at === (capacity?.available ?? 0)}
            onPress={() => onSet(at, told)}
          >
            {String(at)}
          </Button>
        ))}
      </div>
      {most >= MOST_BUTTONS - 1 && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (number !== undefined) onSet(number, told);
          }}
        >
          <TextField label={t('capacity.other')} value={typed} onChange={setTyped} inputMode="numeric" maxLength={5} />
          <Button type="submit" isDisabled={number === undefined}>
            {t('capacity.setIt')}
          </Button>
        </form>
      )}
    </>
  );
}
