import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { useWrite } from '../../../api/hooks.ts';
import { Problem } from '../../../api/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { explain, Fault } from '../../../ui/states.tsx';
import { notify } from '../../../ui/toasts.tsx';
import { fieldLabel, valueInWords } from '../field-words.ts';
import { SAVE, type Draft, type Kind } from '../kinds.ts';
import { errorsOf, type ErrorAt } from './errors.ts';
import { mergeDrafts, same, type Merged } from './merge.ts';

export interface Fields<D> {
  readonly draft: D;
  readonly set: (changes: Partial<D>) => void;
  readonly errorAt: ErrorAt;
}

interface Props<D extends Draft> {
  readonly kind: Kind;
  readonly value: D;
  /** Absent: it is being added. */
  readonly version?: number | undefined;
  readonly name: string;
  /** What is there now, when somebody else has changed it meanwhile. */
  readonly readAgain: () => Promise<{ readonly data: D; readonly version: number | undefined }>;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
  readonly children: (fields: Fields<D>) => ReactNode;
}

/** A form over a whole entry. What somebody else saves meanwhile is shown and taken in; what was written here stays. */
export function Frame<D extends Draft>({
  kind,
  value,
  version,
  name,
  readAgain,
  onSaved,
  onCancel,
  children,
}: Props<D>): ReactElement {
  const { t } = useTranslation('directory');
  const [draft, setDraft] = useState(value);
  const [base, setBase] = useState({ value, version });
  const [merged, setMerged] = useState<Merged<D>>();
  // Known at once: what is new is left for its own page in the moment in which it is saved.
  const isSaved = useRef(false);
  const write = useWrite(SAVE[kind], { label: t('edit.label', { name }), texts: false });
  const set = (changes: Partial<D>): void => setDraft((now) => ({ ...now, ...changes }));
  const isChanged = !same(base.value, draft);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isChanged && !isSaved.current && currentLocation.pathname !== nextLocation.pathname,
  );
  const takeIn = async (): Promise<void> => {
    const now = await readAgain();
    const next = mergeDrafts(base.value, draft, now.data);
    setMerged(next);
    setDraft(next.draft);
    setBase({ value: now.data, version: now.version });
  };
  const save = (): void => {
    write.mutate(
      { params: { id: draft.id }, body: draft, ...(base.version !== undefined && { version: base.version }) },
      {
        onSuccess: () => {
          isSaved.current = true;
          notify(t('edit.saved', { name }));
          onSaved();
        },
        onError: (fault) => {
          if (!(fault instanceof Problem) || fault.status !== 412) return;
          takeIn().catch((again: unknown) => {
            notify(explain(again), { tone: 'danger' });
          });
        },
      },
    );
  };
  const overtaken = write.error instanceof Problem && write.error.status === 412;
  return (
    <form
      className="directory-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {merged !== undefined && (
        <Overtaken
          merged={merged}
          theirs={base.value}
          onTake={(field) => {
            setDraft((now) => ({ ...now, [field]: base.value[field] }));
            setMerged({ ...merged, both: merged.both.filter((one) => one !== field), taken: [...merged.taken, field] });
          }}
        />
      )}
      {children({ draft, set, errorAt: errorsOf(write.error) })}
      {write.error !== null && !overtaken && <Fault fault={write.error} />}
      <div className="form-end">
        <Button onPress={onCancel}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" isDisabled={write.isPending || (!isChanged && base.version !== undefined)}>
          {merged === undefined ? t('edit.save') : t('edit.saveMerged')}
        </Button>
      </div>
      {blocker.state === 'blocked' && (
        <Dialog title={t('edit.leave')} isOpen onClose={() => blocker.reset()}>
          <p>{t('edit.leaveText')}</p>
          <div className="dialog-actions">
            <Button onPress={() => blocker.proceed()}>{t('edit.discard')}</Button>
            <Button tone="primary" autoFocus onPress={() => blocker.reset()}>
              {t('edit.stay')}
            </Button>
          </div>
        </Dialog>
      )}
    </form>
  );
}

function Overtaken<D extends Draft>({
  merged: { taken, both },
  theirs,
  onTake,
}: {
  readonly merged: Merged<D>;
  readonly theirs: D;
  readonly onTake: (field: Extract<keyof D, string>) => void;
}): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <div className="directory-overtaken" role="alert">
      <p>
        <strong>{t('edit.overtaken')}</strong>
      </p>
      {taken.length > 0 && (
        <dl className="directory-changes small">
          {taken.map((field) => (
            <div key={field}>
              <dt>{fieldLabel(field, t)}</dt>
              <dd>{valueInWords(theirs[field], t)}</dd>
            </div>
          ))}
        </dl>
      )}
      {both.length > 0 && (
        <>
          <p>{t('edit.both')}</p>
          <ul className="stack">
            {both.map((field) => (
              <li key={field} className="directory-task">
                <span className="grow">
                  {fieldLabel(field, t)} : <span className="quiet">{valueInWords(theirs[field], t)}</span>
                </span>
                <Button small onPress={() => onTake(field)}>
                  {t('edit.takeTheirs')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
