import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarClock, Plus, Quote } from 'lucide-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Answered } from '../../api/client.ts';
import { useWrite } from '../../api/hooks.ts';
import { plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Badge, Card, type Tone } from '../../ui/page.tsx';
import { explain, Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { dayIn } from './file.ts';
import { GoalForm } from './goal-form.tsx';
import { dueness, inOrder, isOpen, NEXT_STATES, RETURN_STEPS, termsOf, type Goal, type GoalState } from './goals.ts';

const TONES: Readonly<Record<GoalState, Tone>> = { proposed: 'info', active: 'ok', done: 'muted', dropped: 'muted' };
const MINUTE = 60_000;

interface Props {
  readonly personId: string;
  readonly plan: UseQueryResult<Answered<'GET /v1/plans/{personId}'>>;
  readonly onAdd: () => void;
}

/** What the person wants in the long run, each with its next step and when. */
export function PlanCard({ personId, plan, onAdd }: Props): ReactElement {
  const { t } = useTranslation('people');
  const [changing, setChanging] = useState<Goal>();
  const goals = inOrder(plan.data?.data.items ?? []);
  const over = goals.filter((goal) => !isOpen(goal));
  const again = (): void => void plan.refetch();
  const row = (goal: Goal): ReactElement => (
    <GoalRow key={goal.id} goal={goal} onChange={() => setChanging(goal)} onChanged={again} />
  );
  return (
    <Card
      title={t('plan.title')}
      actions={
        <Button small icon={<Plus aria-hidden size={16} />} onPress={onAdd}>
          {t('plan.add')}
        </Button>
      }
    >
      {plan.error !== null && <Fault fault={plan.error} retry={again} />}
      {plan.isPending && <Skeleton lines={4} />}
      {plan.data !== undefined && goals.length === 0 && <p className="quiet">{t('plan.none')}</p>}
      <ul className="people-goals">{goals.filter(isOpen).map(row)}</ul>
      {over.length > 0 && (
        <details className="people-more">
          <summary>{t('plan.over', { count: over.length })}</summary>
          <ul className="people-goals">{over.map(row)}</ul>
        </details>
      )}
      {changing !== undefined && (
        <GoalForm personId={personId} goal={changing} onClose={() => setChanging(undefined)} onSaved={again} />
      )}
    </Card>
  );
}

function GoalRow({
  goal,
  onChange,
  onChanged,
}: {
  readonly goal: Goal;
  readonly onChange: () => void;
  readonly onChanged: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const today = dayIn(undefined, useNow(MINUTE));
  const put = useWrite('PUT /v1/plans/{personId}/goals/{goalId}', { label: t('plan.change'), texts: false });
  const move = (from: Goal, state: GoalState): void => {
    put.mutate(
      {
        params: { personId: from.personId, goalId: from.id },
        version: from.version,
        body: { ...termsOf(from), state },
      },
      {
        onSuccess: ({ data }) => {
          const back = NEXT_STATES[state].includes(from.state);
          notify(t(`plan.became.${state}`), back ? { undo: () => move(data, from.state) } : {});
          onChanged();
        },
        onError: (fault) => {
          notify(explain(fault), { tone: 'danger' });
          onChanged();
        },
      },
    );
  };
  const { area, state, words, nextStep, nextStepOn, returnSteps } = goal;
  const due = nextStepOn === undefined || !isOpen(goal) ? undefined : dueness(nextStepOn, today);
  return (
    <li className="people-goal">
      <div className="row spread">
        <h3>{t(`area.${area}`)}</h3>
        <Badge tone={TONES[state]}>{t(`goalState.${state}`)}</Badge>
      </div>
      {words !== undefined && (
        <p className="people-words">
          <Quote aria-hidden size={14} /> {words}
        </p>
      )}
      {(nextStep !== undefined || nextStepOn !== undefined) && (
        <p className="row">
          <CalendarClock aria-hidden size={16} />
          <span>{nextStep ?? t('plan.stepUnsaid')}</span>
          {nextStepOn !== undefined && (
            <Badge tone={due === 'late' ? 'danger' : due === 'today' ? 'warn' : 'muted'}>
              {due === 'late' || due === 'today' ? `${t(`plan.${due}`)} · ` : ''}
              {plainDate(nextStepOn)}
            </Badge>
          )}
        </p>
      )}
      {returnSteps !== undefined && (
        <ul className="people-return">
          {RETURN_STEPS.map((step) => {
            const stands = returnSteps[step];
            return stands === undefined ? null : (
              <li key={step}>
                <Badge tone={stands === 'done' ? 'ok' : stands === 'to-do' ? 'info' : 'muted'}>
                  {t(`stepState.${stands}`)}
                </Badge>{' '}
                {t(`returnStep.${step}`)}
              </li>
            );
          })}
        </ul>
      )}
      <div className="row">
        {NEXT_STATES[state].map((next) => (
          <Button
            key={next}
            small
            tone={next === 'active' || next === 'done' ? 'plain' : 'quiet'}
            isDisabled={put.isPending}
            aria-label={t('plan.moveNamed', { what: t(`plan.move.${next}`), goal: t(`area.${area}`) })}
            onPress={() => move(goal, next)}
          >
            {t(`plan.move.${next}`)}
          </Button>
        ))}
        <Button
          small
          tone="quiet"
          aria-label={t('plan.moveNamed', { what: t('plan.edit'), goal: t(`area.${area}`) })}
          onPress={onChange}
        >
          {t('plan.edit')}
        </Button>
      </div>
    </li>
  );
}
