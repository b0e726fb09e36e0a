import { lazy, Suspense, useState, useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useKeys } from '../../app/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { CompareDialog } from './compare.tsx';
import { ExcludedList } from './excluded.tsx';
import { NoReferral } from './no-referral.tsx';
import { OptionRow } from './option-row.tsx';
import { Plans } from './plans.tsx';
import type { Need, Question } from './question.ts';
import { ReferPanel } from './refer/panel.tsx';
import { idOf, type Match, type Option } from './signs.ts';
import { WhatIfDialog } from './what-if.tsx';

const JourneysMap = lazy(async () => ({ default: (await import('./journeys-map.tsx')).JourneysMap }));

interface Referring {
  readonly options: readonly Option[];
  readonly needs: readonly Need[];
}

interface Props {
  readonly question: Question;
  readonly match: Match;
  /** The question has changed, and its answer is on its way. */
  readonly isOld: boolean;
  readonly onAsk: (question: Question) => void;
  readonly whatIf: boolean;
  readonly onWhatIf: (open: boolean) => void;
}

const PLANS = 'plans';
/** As many partners as one group can ask. */
const MOST_CHOSEN = 5;
const NONE: readonly Option[] = [];

export function Results({ question, match, isOld, onAsk, whatIf, onWhatIf }: Props): ReactElement {
  const { t } = useTranslation('match');
  const [address, setAddress] = useSearchParams();
  const isWide = useWide();
  const tab = address.get('tab') === PLANS && match.plans.length > 0 ? PLANS : needTab(address.get('tab'), match);
  const answer = tab === PLANS ? undefined : match.answers[tab];
  const options = answer?.options ?? NONE;
  const [pickedId, setPicked] = useState<string>();
  const [byKey, setByKey] = useState(false);
  const [chosenIds, setChosen] = useState<readonly string[]>([]);
  const [comparing, setComparing] = useState(false);
  const [referring, setReferring] = useState<Referring>();

  const at = Math.max(
    0,
    options.findIndex((option) => idOf(option) === pickedId),
  );
  const picked = options[at];
  const everything = match.answers.flatMap((one) => one.options);
  const chosen = chosenIds.flatMap((id) => everything.find((option) => idOf(option) === id) ?? []);
  const here = options.filter((option) => chosenIds.includes(idOf(option)));
  const pair =
    here.length > 1 ? here.slice(0, 2) : [picked, options[at + 1] ?? options[at - 1]].flatMap((one) => one ?? []);

  const set = (name: string, value: string | undefined): void => {
    setAddress(
      (last) => {
        const next = new URLSearchParams(last);
        if (value === undefined) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  };
  const go = (step: number): void => {
    const next = options[Math.min(options.length - 1, Math.max(0, pickedId === undefined ? 0 : at + step))];
    if (next === undefined) return;
    setByKey(true);
    setPicked(idOf(next));
  };
  const choose = (id: string, isChosen: boolean): void => {
    setChosen((last) =>
      isChosen ? [...last.filter((one) => one !== id), id].slice(-MOST_CHOSEN) : last.filter((one) => one !== id),
    );
  };
  const side = address.get('side');
  const showsMap = tab !== PLANS && (isWide ? side !== 'list' : side === 'map');
  const showsList = isWide || side !== 'map';
  const toggleMap = (): void => {
    set('side', isWide ? (showsMap ? 'list' : undefined) : showsMap ? undefined : 'map');
  };
  const refer = (): void => {
    const wanted = chosen.length > 0 ? chosen : picked === undefined ? [] : [picked];
    const answered = question.needs.filter((_, need) =>
      match.answers[need]?.options.some((option) => wanted.some((one) => idOf(one) === idOf(option))),
    );
    const here = tab === PLANS ? answered : question.needs.slice(tab, tab + 1);
    if (wanted.length > 0) setReferring({ options: wanted, needs: chosen.length > 0 ? answered : here });
  };
  useKeys(t('title'), [
    { keys: 'j', label: t('keys.next'), run: () => go(1) },
    { keys: 'k', label: t('keys.before'), run: () => go(-1) },
    {
      keys: 'x',
      label: t('keys.choose'),
      run: () => {
        if (picked !== undefined) choose(idOf(picked), !chosenIds.includes(idOf(picked)));
      },
    },
    { keys: 'm', label: t('keys.map'), run: toggleMap },
    { keys: 'v', label: t('keys.compare'), run: () => setComparing(pair.length === 2) },
    { keys: 'r', label: t('keys.refer'), run: refer },
    { keys: 'w', label: t('keys.whatIf'), run: () => onWhatIf(true) },
  ]);

  return (
    <>
      <div className="match-bar">
        {match.answers.length > 1 && (
          <div className="row" role="group" aria-label={t('answers')}>
            {match.plans.length > 0 && (
              <TabButton isOn={tab === PLANS} onPress={() => set('tab', PLANS)}>
                {t('plans', { count: match.plans.length })}
              </TabButton>
            )}
            {match.answers.map(({ need, counts }, position) => (
              <TabButton
                key={need}
                isOn={tab === position}
                onPress={() => set('tab', position === 0 ? undefined : String(position))}
              >
                {`${t(`need.${need}`)} (${counts.options})`}
              </TabButton>
            ))}
          </div>
        )}
        <p className="match-count" role="status">
          {isOld ? t('asking') : answer === undefined ? '' : t('found', { count: answer.counts.options })}
        </p>
        <div className="row">
          {tab !== PLANS && (
            <>
              <Button small aria-keyshortcuts="m" onPress={toggleMap}>
                {showsMap ? t(isWide ? 'hideMap' : 'showList') : t('showMap')}
              </Button>
              <Button small aria-keyshortcuts="v" isDisabled={pair.length < 2} onPress={() => setComparing(true)}>
                {t('compare.open')}
              </Button>
            </>
          )}
          <Button tone="primary" aria-keyshortcuts="r" isDisabled={options.length === 0} onPress={refer}>
            {chosen.length > 1 ? t('referMany', { count: chosen.length }) : t('refer')}
          </Button>
        </div>
      </div>
      {tab === PLANS ? (
        <Plans
          plans={match.plans}
          needs={question.needs}
          onRefer={(options, needs) => setReferring({ options, needs })}
        />
      ) : (
        <div
          className={`match-results${showsMap && showsList ? ' match-results-both' : ''}${isOld ? ' match-results-old' : ''}`}
        >
          {showsList && (
            <div className="stack">
              <h2 className="unseen">{t('inOrder')}</h2>
              {options.length === 0 && <Empty title={t('noOption')}>{t('noOptionHelp')}</Empty>}
              <ol className="match-options">
                {options.map((option, position) => (
                  <OptionRow
                    key={idOf(option)}
                    option={option}
                    rank={position + 1}
                    isPicked={position === at}
                    takesFocus={byKey && position === at}
                    isChosen={chosenIds.includes(idOf(option))}
                    onPick={() => {
                      setByKey(false);
                      setPicked(idOf(option));
                    }}
                    onChoose={(isChosen) => choose(idOf(option), isChosen)}
                  />
                ))}
              </ol>
              {answer !== undefined && <ExcludedList answer={answer} />}
              {question.personId !== undefined && answer !== undefined && (
                <NoReferral personId={question.personId} need={question.needs[typeof tab === 'number' ? tab : 0]} />
              )}
            </div>
          )}
          {showsMap && (
            <div className="match-map">
              <Suspense fallback={<Skeleton lines={8} />}>
                <JourneysMap
                  question={question}
                  options={options}
                  picked={picked === undefined ? undefined : idOf(picked)}
                  onPick={(id) => {
                    setByKey(true);
                    setPicked(id);
                  }}
                />
              </Suspense>
            </div>
          )}
        </div>
      )}
      {comparing && pair[0] !== undefined && pair[1] !== undefined && (
        <CompareDialog
          one={pair[0]}
          other={pair[1]}
          onClose={() => setComparing(false)}
          onRefer={(option) => {
            setComparing(false);
            setReferring({
              options: [option],
              needs: tab === PLANS ? question.needs : question.needs.slice(tab, tab + 1),
            });
          }}
        />
      )}
      {whatIf && <WhatIfDialog question={question} onClose={() => onWhatIf(false)} onAsk={onAsk} />}
      {referring !== undefined && (
        <ReferPanel
          question={question}
          options={referring.options}
          needs={referring.needs}
          onAsk={onAsk}
          onClose={() => setReferring(undefined)}
        />
      )}
    </>
  );
}

const needTab = (text: string | null, { answers }: Match): number => {
  const tab = Number(text ?? 0);
  return Number.isInteger(tab) && tab >= 0 && tab < answers.length ? tab : 0;
};

function TabButton({
  isOn,
  onPress,
  children,
}: {
  readonly isOn: boolean;
  readonly onPress: () => void;
  readonly children: string;
}): ReactElement {
  return (
    <button type="button" className={`chip${isOn ? ' match-tab-on' : ''}`} aria-pressed={isOn} onClick={onPress}>
      {children}
    </button>
  );
}

const WIDE = window.matchMedia('(width >= 56.25rem)');
const whenWide = (listener: () => void): (() => void) => {
  WIDE.addEventListener('change', listener);
  return () => WIDE.removeEventListener('change', listener);
};

/** List and map have room side by side. */
const useWide = (): boolean => useSyncExternalStore(whenWide, () => WIDE.matches);
