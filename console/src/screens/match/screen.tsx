import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { useMatches } from './asked.ts';
import { QuestionBar } from './question-bar.tsx';
import { readQuestion, writeQuestion, type Question } from './question.ts';
import { Results } from './results.tsx';
import { NEEDS } from './codes.ts';
import './match.css';

/** What can be done for somebody, and with whom: the question stands in the address, and each change of it asks again. */
export function Screen(): ReactElement {
  const { t } = useTranslation('match');
  const [address, setAddress] = useSearchParams();
  const question = useMemo(() => readQuestion(address), [address]);
  const ask = (next: Question): void => {
    setAddress((last) => writeQuestion(next, last), { replace: true });
  };
  const [whatIf, setWhatIf] = useState(false);
  return (
    <Page
      title={t('title')}
      actions={
        question.needs.length > 0 && (
          <Button aria-keyshortcuts="w" onPress={() => setWhatIf(true)}>
            {t('whatIf.open')}
          </Button>
        )
      }
    >
      <QuestionBar question={question} onChange={ask} />
      {question.needs.length === 0 ? (
        <Empty title={t('nothingAsked')}>
          <p>{t('nothingAskedHelp')}</p>
          <div className="row match-first">
            {NEEDS.map((need) => (
              <Button key={need} onPress={() => ask({ ...question, needs: [{ need, kinds: [] }] })}>
                {t(`need.${need}`)}
              </Button>
            ))}
          </div>
        </Empty>
      ) : (
        <Answered question={question} onAsk={ask} whatIf={whatIf} onWhatIf={setWhatIf} />
      )}
    </Page>
  );
}

function Answered({
  question,
  onAsk,
  whatIf,
  onWhatIf,
}: {
  readonly question: Question;
  readonly onAsk: (question: Question) => void;
  readonly whatIf: boolean;
  readonly onWhatIf: (open: boolean) => void;
}): ReactElement {
  const match = useMatches(question);
  if (match.data === undefined) {
    return match.error === null ? (
      <Skeleton lines={9} />
    ) : (
      <Fault fault={match.error} retry={() => void match.refetch()} />
    );
  }
  return (
    <>
      {match.error !== null && <Fault fault={match.error} retry={() => void match.refetch()} />}
      <Results
        question={question}
        match={match.data}
        isOld={match.isPlaceholderData}
        onAsk={onAsk}
        whatIf={whatIf}
        onWhatIf={onWhatIf}
      />
    </>
  );
}
