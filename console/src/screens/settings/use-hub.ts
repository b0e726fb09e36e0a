import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../api/hooks.ts';
import { Problem } from '../../api/problem.ts';
import { useMember } from '../../app/member.ts';
import { explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { undoing, withValues, type Edits, type Hub } from './edits.ts';

export interface HubEditing {
  readonly hub: Hub;
  readonly mayChange: boolean;
  readonly isSaving: boolean;
  readonly fault: unknown;
  /** Somebody else changed the settings since they were read; they are here as they are now, what was typed stays. */
  readonly isOvertaken: boolean;
  /** Puts these values in, and nothing else; `done` once they are in. */
  readonly save: (values: Edits, done: () => void) => void;
}

/** The settings of the hub, which are saved as a whole: each part puts in its own values, over what is there now. */
export function useHub(): {
  readonly editing: HubEditing | undefined;
  readonly error: unknown;
  readonly retry: () => void;
} {
  const { t } = useTranslation('settings');
  const { role } = useMember();
  const { data, error, refetch } = useRead('GET /v1/hub', {});
  const change = useWrite('PUT /v1/hub', { label: t('saveLabel'), texts: false });
  const [isOvertaken, setOvertaken] = useState(false);
  if (data === undefined) return { editing: undefined, error, retry: () => void refetch() };
  const { data: hub, version = 0 } = data;
  const put = (
    from: Hub,
    at: number,
    values: Edits,
    { done, undo }: { readonly done?: () => void; readonly undo: boolean },
  ): void => {
    setOvertaken(false);
    change.mutate(
      { body: withValues(from, values), version: at },
      {
        onSuccess: (answer) => {
          done?.();
          const back = undoing(from, values);
          const takeBack = (): void => put(answer.data, answer.version ?? at + 1, back, { undo: false });
          notify(t(undo ? 'saved' : 'takenBack'), undo ? { undo: takeBack } : {});
        },
        onError: (fault) => {
          const overtaken = fault instanceof Problem && fault.status === 412;
          setOvertaken(overtaken);
          // What is taken back from a notice may have no form in sight to say what went wrong.
          if (!undo) notify(explain(fault), { tone: 'danger' });
        },
      },
    );
  };
  return {
    editing: {
      hub,
      mayChange: role === 'admin',
      isSaving: change.isPending,
      fault: isOvertaken ? null : change.error,
      isOvertaken,
      save: (values, done) => put(hub, version, values, { done, undo: true }),
    },
    error: null,
    retry: () => undefined,
  };
}
