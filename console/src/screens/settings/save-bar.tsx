import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/states.tsx';
import type { HubEditing } from './use-hub.ts';

interface Named {
  readonly key: string;
  readonly label: string;
}
/** One value as it is and as it will be, or what is said of a list. */
export type Change = Named & ({ readonly before: string; readonly after: string } | { readonly said: ReactNode });

interface Props {
  readonly editing: HubEditing;
  readonly changes: readonly Change[];
  /** Something is missing or is not as it should be; marked once somebody tried to save. */
  readonly isWrong: boolean;
  readonly isMarked: boolean;
  /** What the API said is marked where it is. */
  readonly isRefused: boolean;
  /** What the API said and stands nowhere else. */
  readonly fault: unknown;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** What will change, before it does: each value as it is now and as it will be. */
export function SaveBar({
  editing,
  changes,
  isWrong,
  isMarked,
  isRefused,
  fault,
  onSave,
  onDiscard,
}: Props): ReactElement | null {
  const { t } = useTranslation('settings');
  if (changes.length === 0 && !isWrong) return null;
  return (
    <section className="settings-save" aria-label={t('changes.title')}>
      {editing.isOvertaken && (
        <p role="alert" className="settings-overtaken">
          {t('changes.overtaken')}
        </p>
      )}
      {fault !== null && <Fault fault={fault} />}
      {changes.length > 0 && (
        <ul className="settings-changes">
          {changes.map((change) => (
            <li key={change.key}>
              <span>{change.label}</span>{' '}
              {'said' in change ? (
                change.said
              ) : (
                <span className="settings-change">
                  <del>{change.before}</del> <span aria-hidden>→</span> <ins>{change.after}</ins>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {isWrong && !isMarked && <p className="quiet">{t('changes.unfinished')}</p>}
      {isWrong && isMarked && <Told words={t('changes.wrong')} />}
      {isRefused && <Told words={t('changes.refused')} />}
      <div className="row">
        <Button tone="primary" isPending={editing.isSaving} onPress={onSave}>
          {t('changes.save')}
        </Button>
        <Button tone="quiet" onPress={onDiscard}>
          {t('changes.discard')}
        </Button>
      </div>
    </section>
  );
}

const Told = ({ words }: { readonly words: string }): ReactElement => (
  <p className="field-error" role="alert">
    {words}
  </p>
);
