import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWrite } from '../../../api/hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Fault } from '../../../ui/states.tsx';
import type { Question } from '../question.ts';

/** A referral is about a person: who has no file yet gets one, with no more in it than the question says. */
export function NoPerson({
  question,
  onAsk,
}: {
  readonly question: Question;
  readonly onAsk: (question: Question) => void;
}): ReactElement {
  const { t } = useTranslation('match');
  const open = useWrite('POST /v1/people', { label: t('noPerson.label'), texts: false });
  return (
    <div className="stack">
      <p>{t('noPerson.text')}</p>
      <div className="row">
        <Button
          tone="primary"
          isDisabled={open.isPending}
          onPress={() => {
            open.mutate(
              {
                body: {
                  ageBand: question.age ?? 'unknown',
                  language: question.languages[0] ?? 'fr',
                  ...(question.place !== undefined && { communityId: question.place }),
                },
              },
              { onSuccess: ({ data }) => onAsk({ ...question, personId: data.personId }) },
            );
          }}
        >
          {t('noPerson.open')}
        </Button>
        <Link to="/people">{t('noPerson.find')}</Link>
      </div>
      {open.error !== null && <Fault fault={open.error} />}
    </div>
  );
}

/** What the law asks of whoever learns that a child may be in need of protection. */
export function AgePrompt({ question }: { readonly question: Question }): ReactElement | null {
  const { t } = useTranslation('match');
  if (
    question.age !== 'under-16' &&
    question.age !== '16-17' &&
    question.age !== undefined &&
    question.age !== 'unknown'
  )
    return null;
  const prompt = question.age === 'under-16' ? 'must' : question.age === '16-17' ? 'may' : 'ask';
  return (
    <div className={`match-warning${prompt === 'must' ? ' match-warning-strong' : ''}`} role="note">
      <p>{t(`duty.${prompt}`)}</p>
      {prompt !== 'ask' && question.personId !== undefined && (
        <Link to={`/people/${question.personId}`}>{t('duty.record')}</Link>
      )}
    </div>
  );
}
