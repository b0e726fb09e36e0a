import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices, Select, TextField } from '../../ui/field.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import {
  AREAS,
  RETURN_STEPS,
  STEP_STATES,
  type Goal,
  type GoalArea,
  type GoalTerms,
  type ReturnStep,
} from './goals.ts';

interface Props {
  readonly personId: string;
  /** Absent: a new one. */
  readonly goal?: Goal;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** One goal, in the person's own words, with the next step: what, who, and when. */
export function GoalForm({ personId, goal, onClose, onSaved }: Props): ReactElement {
  const { t } = useTranslation('people');
  const [area, setArea] = useState<GoalArea | undefined>(goal?.area);
  const [words, setWords] = useState(goal?.words ?? '');
  const [nextStep, setNextStep] = useState(goal?.nextStep ?? '');
  const [nextStepOn, setNextStepOn] = useState(goal?.nextStepOn ?? '');
  const [steps, setSteps] = useState<Readonly<Partial<Record<ReturnStep, (typeof STEP_STATES)[number]>>>>(
    goal?.returnSteps ?? {},
  );
  const [asked, setAsked] = useState(false);
  const add = useWrite('POST /v1/plans/{personId}/goals', { label: t('plan.add'), texts: false });
  const change = useWrite('PUT /v1/plans/{personId}/goals/{goalId}', { label: t('plan.change'), texts: false });
  const fault = add.error ?? change.error;

  const save = (): void => {
    setAsked(true);
    if (area === undefined) return;
    const terms: GoalTerms = {
      area,
      ...(words.trim() !== '' && { words }),
      ...(nextStep.trim() !== '' && { nextStep }),
      ...(nextStepOn !== '' && { nextStepOn }),
      ...(area === 'return-home' && Object.keys(steps).length > 0 && { returnSteps: steps }),
    };
    const onSuccess = (): void => {
      notify(t('plan.saved'));
      onSaved();
      onClose();
    };
    if (goal === undefined) add.mutate({ params: { personId }, body: terms }, { onSuccess });
    else {
      change.mutate(
        { params: { personId, goalId: goal.id }, version: goal.version, body: { ...terms, state: goal.state } },
        { onSuccess },
      );
    }
  };

  return (
    <Dialog title={t(goal === undefined ? 'plan.addTitle' : 'plan.changeTitle')} isOpen onClose={onClose} side>
      <p className="quiet">{t('plan.text')}</p>
      <Select
        label={t('plan.area')}
        value={area}
        onChange={setArea}
        choices={AREAS.map((value) => ({ value, label: t(`area.${value}`) }))}
        placeholder={t('choose')}
        error={asked && area === undefined ? t('plan.areaMissing') : undefined}
      />
      <TextField
        label={t('plan.words')}
        lines={3}
        value={words}
        onChange={setWords}
        maxLength={2000}
        help={t('plan.wordsHelp')}
      />
      <TextField
        label={t('plan.nextStep')}
        value={nextStep}
        onChange={setNextStep}
        maxLength={500}
        help={t('plan.nextStepHelp')}
      />
      <TextField label={t('plan.nextStepOn')} type="date" value={nextStepOn} onChange={setNextStepOn} />
      {area === 'return-home' && (
        <fieldset className="people-steps">
          <legend>{t('plan.returnSteps')}</legend>
          {RETURN_STEPS.map((step) => (
            <Choices
              key={step}
              label={t(`returnStep.${step}`)}
              value={steps[step]}
              onChange={(stands) => setSteps({ ...steps, [step]: stands })}
              choices={STEP_STATES.map((value) => ({ value, label: t(`stepState.${value}`) }))}
            />
          ))}
        </fieldset>
      )}
      {fault !== null && <Fault fault={fault} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="primary" isDisabled={add.isPending || change.isPending} onPress={save}>
          {t('plan.save')}
        </Button>
      </div>
    </Dialog>
  );
}
