import i18next from 'i18next';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, Unreachable } from '../api/problem.ts';
import { Button } from './button.tsx';

/** Where something will be: its shape, before it is there. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton-line" />
      ))}
    </div>
  );
}

/** Nothing is here: what would be, and how it comes. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactElement {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="empty-text">{children}</div>}
    </div>
  );
}

/** What went wrong in the member's language, and what to do: by the code of the problem, else by its kind. */
export function explain(fault: unknown): string {
  if (fault instanceof Unreachable) return i18next.t('problems:unreachable');
  if (!(fault instanceof Problem)) return i18next.t('problems:unknown');
  if (i18next.exists(`problems:${fault.code}`)) return i18next.t(`problems:${fault.code}`, { defaultValue: '' });
  if (fault.status >= 500) return i18next.t('problems:server');
  if (fault.status === 401) return i18next.t('problems:signed-out');
  if (fault.status === 412) return i18next.t('problems:changed-meanwhile');
  return fault.message === '' ? i18next.t('problems:unknown') : fault.message;
}

/** What is not there, or not for this member, will not be when it is asked for again. */
const mayPass = (fault: unknown): boolean =>
  !(fault instanceof Problem && (fault.status === 403 || fault.status === 404));

/** The part of a screen that could not be had, with the way on. */
export function Fault({ fault, retry }: { readonly fault: unknown; readonly retry?: () => void }): ReactElement {
  const { t } = useTranslation();
  // A refusal as a whole names a field as well: it is said above, in the member's language.
  const errors = fault instanceof Problem ? fault.errors.filter(({ message }) => message !== fault.message) : [];
  return (
    <div className="fault" role="alert">
      <p>{explain(fault)}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {retry !== undefined && mayPass(fault) && <Button onPress={retry}>{t('tryAgain')}</Button>}
    </div>
  );
}
