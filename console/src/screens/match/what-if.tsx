import { ArrowDown, ArrowUp, Minus, Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { useDifference } from './asked.ts';
import { Reasons } from './option-row.tsx';
import { QuestionBar } from './question-bar.tsx';
import { changeBetween, type Question } from './question.ts';
import { idOf } from './signs.ts';

/** One thing changed, without changing the question: who comes, who goes, who rises and falls, and why. */
export function WhatIfDialog({
  question,
  onClose,
  onAsk,
}: {
  readonly question: Question;
  readonly onClose: () => void;
  readonly onAsk: (question: Question) => void;
}): ReactElement {
  const { t } = useTranslation('match');
  const [other, setOther] = useState(question);
  const isChanged = Object.keys(changeBetween(question, other)).length > 0 && other.needs.length > 0;
  return (
    <Dialog title={t('whatIf.title')} isOpen wide onClose={onClose}>
      <p className="quiet">{t('whatIf.help')}</p>
      <QuestionBar question={other} onChange={setOther} />
      {isChanged ? <Difference before={question} after={other} /> : <Empty title={t('whatIf.unchanged')} />}
      <div className="dialog-actions">
        <Button isDisabled={!isChanged} onPress={() => setOther(question)}>
          {t('whatIf.reset')}
        </Button>
        <Button
          tone="primary"
          isDisabled={!isChanged}
          onPress={() => {
            onAsk(other);
            onClose();
          }}
        >
          {t('whatIf.keep')}
        </Button>
      </div>
    </Dialog>
  );
}

function Difference({ before, after }: { readonly before: Question; readonly after: Question }): ReactElement {
  const { t } = useTranslation('match');
  const asked = useDifference(before, after);
  if (asked.data === undefined) {
    return asked.error === null ? (
      <Skeleton lines={5} />
    ) : (
      <Fault fault={asked.error} retry={() => void asked.refetch()} />
    );
  }
  const { answers } = asked.data;
  const changes = answers.reduce((sum, { gained, lost, moved }) => sum + gained.length + lost.length + moved.length, 0);
  if (changes === 0) return <Empty title={t('whatIf.nothing')}>{t('whatIf.nothingHelp')}</Empty>;
  return (
    <div className="stack" aria-busy={asked.isPlaceholderData}>
      {answers.map(({ need, gained, lost, moved }, at) => {
        const name = need.after ?? need.before;
        return (
          <section key={at} className="stack">
            {answers.length > 1 && name !== undefined && <h3>{t(`need.${name}`)}</h3>}
            <ul className="match-changes">
              {gained.map(({ option, after: { rank } }) => (
                <li key={idOf(option)} className="match-change-ok">
                  <Plus aria-hidden size={18} />
                  <div>
                    <strong>{inLanguage(option.service.name)}</strong> {t('whatIf.gained', { rank })}
                    <Reasons reasons={option.reasons.slice(0, 2)} />
                  </div>
                </li>
              ))}
              {moved.map(({ option, before: was, after: is, reasons }) => (
                <li key={idOf(option)} className={is.rank < was.rank ? 'match-change-ok' : 'match-change-warn'}>
                  {is.rank < was.rank ? <ArrowUp aria-hidden size={18} /> : <ArrowDown aria-hidden size={18} />}
                  <div>
                    <strong>{inLanguage(option.service.name)}</strong>{' '}
                    {t(is.rank === was.rank ? 'whatIf.same' : is.rank < was.rank ? 'whatIf.rises' : 'whatIf.falls', {
                      from: was.rank,
                      to: is.rank,
                    })}
                    <Reasons reasons={reasons.gained} />
                  </div>
                </li>
              ))}
              {lost.map(({ option, before: { rank }, reasons }) => (
                <li key={idOf(option)} className="match-change-danger">
                  <Minus aria-hidden size={18} />
                  <div>
                    <strong>{inLanguage(option.service.name)}</strong> {t('whatIf.lost', { rank })}
                    <Reasons reasons={reasons} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
