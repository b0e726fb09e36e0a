import { ArrowUp, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, Options } from '../../../api/contract.ts';
import { useWrite } from '../../../api/hooks.ts';
import { inLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, Choices } from '../../../ui/field.tsx';
import { Fault, Skeleton } from '../../../ui/states.tsx';
import { usePreview } from '../asked.ts';
import { Chips } from '../../../ui/chips.tsx';
import { KINDS_OF, type ServiceKind } from '../codes.ts';
import type { Need, Question } from '../question.ts';
import { idOf, type Option } from '../signs.ts';
import { ConsentStep, type Share } from './consent.tsx';
import { AgePrompt, NoPerson } from './person.tsx';
import { Sent } from './sent.tsx';
import { Standing } from './standing.tsx';

type Made = AnswerOf<'POST /v1/referrals'>;
type GroupMode = Options<'POST /v1/referral-groups'>['body']['mode'];
const MODES = ['first', 'in-turn', 'all'] as const satisfies readonly GroupMode[];
const URGENCIES = ['urgent', 'soon', 'standard'] as const;
const FEW_WORDS: readonly Share[] = ['needs', 'age-band', 'language'];

interface Props {
  readonly question: Question;
  readonly options: readonly Option[];
  /** Those of the question that the options answer. */
  readonly needs: readonly Need[];
  readonly onAsk: (question: Question) => void;
  readonly onClose: () => void;
}

/** From options to referrals: who is asked and how, what they are told, what the person agreed to; then what came of it. */
export function ReferPanel({ question, options, needs, onAsk, onClose }: Props): ReactElement {
  const { t } = useTranslation('match');
  const [made, setMade] = useState<readonly Made[]>();
  return (
    <Dialog title={made === undefined ? t('referTitle') : t('sentTitle')} isOpen side onClose={onClose}>
      {made !== undefined ? (
        <Sent made={made} onClose={onClose} />
      ) : question.personId === undefined ? (
        <NoPerson question={question} onAsk={onAsk} />
      ) : (
        <ReferForm question={question} personId={question.personId} options={options} needs={needs} onMade={setMade} />
      )}
    </Dialog>
  );
}

function ReferForm({
  question,
  personId,
  options,
  needs: wanted,
  onMade,
}: {
  readonly question: Question;
  readonly personId: string;
  readonly options: readonly Option[];
  /** Those of the question that the options answer. */
  readonly needs: readonly Need[];
  readonly onMade: (made: readonly Made[]) => void;
}): ReactElement {
  const { t } = useTranslation('match');
  const [targets, setTargets] = useState(options);
  const [mode, setMode] = useState<GroupMode>('first');
  const [needs, setNeeds] = useState<readonly ServiceKind[]>(() => kindsOf(wanted));
  const [urgency, setUrgency] = useState<(typeof URGENCIES)[number]>('soon');
  const [isTransfer, setTransfer] = useState(false);
  const [isWarm, setWarm] = useState(false);
  const [shares, setShares] = useState<readonly Share[]>(FEW_WORDS);
  const writeOne = useWrite('POST /v1/referrals', { label: t('referLabel'), texts: true });
  const writeSeveral = useWrite('POST /v1/referral-groups', { label: t('referLabel'), texts: true });
  const to = targets.map(({ organization, service }) => ({ organizationId: organization.id, serviceId: service.id }));
  const [only] = to;
  const asked = {
    personId,
    kind: isTransfer ? ('transfer' as const) : ('referral' as const),
    needs: [...needs],
    urgency,
    ageBand: question.age ?? ('unknown' as const),
    communityId: question.place,
    language: question.languages[0],
    adaptations: question.access.length === 0 ? undefined : [...question.access],
    warmHandOver: isWarm ? true : undefined,
  };
  const inForce = usePreview({ ...asked, to });
  const previews = inForce.data ?? [];
  const isCovered = previews.length > 0 && previews.every(({ consent }) => consent !== undefined);
  const supposed = usePreview(isCovered ? undefined : { ...asked, to, shares: [...shares] });
  const shown = isCovered ? previews : (supposed.data ?? previews);
  const isBusy = writeOne.isPending || writeSeveral.isPending;
  const canSend =
    needs.length > 0 && previews.length === to.length && previews.every(({ refusal }) => refusal === undefined);
  const error = writeOne.error ?? writeSeveral.error;

  const send = (now: boolean): void => {
    if (to.length > 1) {
      writeSeveral.mutate({ body: { ...asked, mode, to } }, { onSuccess: ({ data }) => onMade(data.referrals) });
    } else if (only !== undefined) {
      writeOne.mutate({ body: { ...asked, ...only, send: now } }, { onSuccess: ({ data }) => onMade([data]) });
    }
  };
  return (
    <div className="match-refer">
      <AgePrompt question={question} />
      <section className="stack">
        <h3>{t('toWhom')}</h3>
        <ol className="match-targets">
          {targets.map((option, at) => (
            <li key={idOf(option)}>
              <div className="grow">
                <strong>{inLanguage(option.organization.name)}</strong>
                <span className="quiet">{inLanguage(option.service.name)}</span>
              </div>
              {at > 0 && mode === 'in-turn' && (
                <Button
                  small
                  tone="quiet"
                  icon={<ArrowUp aria-hidden size={16} />}
                  aria-label={t('earlier', { name: inLanguage(option.organization.name) })}
                  onPress={() =>
                    setTargets(
                      targets.map(
                        (one, position) =>
                          targets[position === at ? at - 1 : position === at - 1 ? at : position] ?? one,
                      ),
                    )
                  }
                />
              )}
              {targets.length > 1 && (
                <Button
                  small
                  tone="quiet"
                  icon={<X aria-hidden size={16} />}
                  aria-label={t('leaveOut', { name: inLanguage(option.organization.name) })}
                  onPress={() => setTargets(targets.filter((one) => one !== option))}
                />
              )}
            </li>
          ))}
        </ol>
        {targets.length > 1 && (
          <Choices
            label={t('mode.label')}
            value={mode}
            choices={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
            onChange={setMode}
            help={t(`modeHelp.${mode}`)}
          />
        )}
      </section>
      <section className="stack">
        <h3>{t('whatFor')}</h3>
        <Chips<ServiceKind>
          isRanked
          label={t('askedFor')}
          codes={[...new Set([...kindsOf(wanted), ...wanted.flatMap(({ need }) => KINDS_OF[need])])]}
          chosen={needs}
          say={(kind) => t(`service.${kind}`)}
          onChange={(next) => setNeeds(next.slice(0, 5))}
        />
        <Choices
          label={t('urgencyLabel')}
          value={urgency}
          choices={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
          onChange={setUrgency}
        />
        <Checkbox isSelected={isWarm} onChange={setWarm}>
          {t('warm')}
        </Checkbox>
        <Checkbox isSelected={isTransfer} onChange={setTransfer} isDisabled={targets.length > 1 && mode === 'all'}>
          {t('transfer')}
        </Checkbox>
      </section>
      {inForce.data === undefined ? (
        inForce.error === null ? (
          <Skeleton lines={4} />
        ) : (
          <Fault fault={inForce.error} retry={() => void inForce.refetch()} />
        )
      ) : (
        <>
          <section className="stack">
            <h3>{t('consent.title')}</h3>
            <ConsentStep
              personId={personId}
              purpose={asked.kind}
              previews={previews}
              shares={shares}
              onShares={setShares}
            />
          </section>
          <Standing previews={shown} />
        </>
      )}
      {error !== null && <Fault fault={error} />}
      <div className="dialog-actions match-send">
        {to.length === 1 && (
          <Button isDisabled={isBusy || needs.length === 0} onPress={() => send(false)}>
            {t('saveDraft')}
          </Button>
        )}
        <Button tone="primary" isDisabled={!canSend || isBusy} onPress={() => send(true)}>
          {t('sendNow', { count: to.length })}
        </Button>
      </div>
    </div>
  );
}

/** What the question narrows them to, else the closest kind of each need. */
const kindsOf = (needs: readonly Need[]): readonly ServiceKind[] => [
  ...new Set(
    needs.flatMap(({ need, kinds }): readonly ServiceKind[] => (kinds.length > 0 ? kinds : [KINDS_OF[need][0]])),
  ),
];
