import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Problem } from '../../api/problem.ts';
import { useMember } from '../../app/member.ts';
import { Button } from '../../ui/button.tsx';
import { Ago } from '../../ui/clock.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import type { QueueItem } from './queue.ts';
import { useColleagues, useQueue } from './use-queue.ts';

type Work = Pick<QueueItem, 'kind' | 'id' | 'claimedBy' | 'claimedAt'>;

interface Claims {
  /** Takes it, gives it back, or asks whether to take it over from whoever has it. */
  readonly toggle: (work: Work) => void;
  /** What is asked; to be put on the screen. */
  readonly question: ReactElement | null;
}

/** One member at a time takes care of one thing. */
export function useClaims(): Claims {
  const { t } = useTranslation('triage');
  const { sub } = useMember();
  const [asked, setAsked] = useState<Pick<Work, 'kind' | 'id'>>();
  // As the queue has it now: after a race, whoever was first is only known from what is read next.
  const { data } = useQueue();
  const held =
    asked &&
    data?.data.items.find(
      ({ kind, id, claimedBy }) => kind === asked.kind && id === asked.id && claimedBy !== undefined,
    );
  const claim = useWrite('POST /v1/queue/{kind}/{id}/claim', { label: t('claims.claim'), texts: false });
  const release = useWrite('POST /v1/queue/{kind}/{id}/release', { label: t('claims.release'), texts: false });

  const take = (work: Work, from?: string): void => {
    const { kind, id } = work;
    claim.mutate(
      { params: { kind, id }, body: { ...(from !== undefined && { from }) } },
      {
        onSuccess: () => notify(t('claims.claimed'), { undo: () => leave(work) }),
        onError: (fault) => {
          if (fault instanceof Problem && fault.code === 'claimed-by-another') setAsked(work);
          else notify(explain(fault), { tone: 'danger' });
        },
      },
    );
  };
  const leave = (work: Work): void => {
    const { kind, id } = work;
    release.mutate(
      { params: { kind, id } },
      {
        onSuccess: () => notify(t('claims.released'), { undo: () => take(work) }),
        onError: (fault) => notify(explain(fault), { tone: 'danger' }),
      },
    );
  };
  const toggle = (work: Work): void => {
    if (work.claimedBy === undefined) take(work);
    else if (work.claimedBy === sub) leave(work);
    else setAsked(work);
  };
  const question =
    held === undefined ? null : (
      <TakeOver
        work={held}
        onClose={() => setAsked(undefined)}
        onTake={(from) => {
          setAsked(undefined);
          take(held, from);
        }}
      />
    );
  return { toggle, question };
}

function TakeOver({
  work,
  onTake,
  onClose,
}: {
  readonly work: Work;
  readonly onTake: (from: string | undefined) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('triage');
  const nameOf = useColleagues();
  const { claimedBy, claimedAt } = work;
  const name = (claimedBy === undefined ? undefined : nameOf(claimedBy)) ?? t('claims.somebody');
  return (
    <Dialog title={t('claims.heldTitle', { name })} isOpen onClose={onClose}>
      <p>
        {t('claims.heldText', { name })} {claimedAt !== undefined && <Ago at={claimedAt} />}
      </p>
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('claims.leave')}</Button>
        <Button tone="primary" autoFocus onPress={() => onTake(claimedBy)}>
          {t('claims.takeOver')}
        </Button>
      </div>
    </Dialog>
  );
}
