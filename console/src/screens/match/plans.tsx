import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { PlaceName } from '../../ui/entry-name.tsx';
import { Empty } from '../../ui/states.tsx';
import { Reasons } from './option-row.tsx';
import type { Need } from './question.ts';
import type { Match, Option } from './signs.ts';

type Plan = Match['plans'][number];

/** Who would do what, for several needs at once: the fewest hand-overs first. */
export function Plans({
  plans,
  needs,
  onRefer,
}: {
  readonly plans: readonly Plan[];
  readonly needs: readonly Need[];
  readonly onRefer: (options: readonly Option[], needs: readonly Need[]) => void;
}): ReactElement {
  const { t } = useTranslation('match');
  if (plans.length === 0) return <Empty title={t('noPlan')}>{t('noPlanHelp')}</Empty>;
  const needAt = (at: number): string => {
    const need = needs[at]?.need;
    return need === undefined ? '' : t(`need.${need}`);
  };
  return (
    <ol className="match-plans">
      {plans.map((plan, at) => (
        <li key={plan.parts.map(({ option }) => option.service.id).join(' ')} className="card">
          <div className="card-head">
            <h3>{t('plan', { number: at + 1 })}</h3>
            <span className="match-score">{Math.round(plan.score)}</span>
          </div>
          <dl className="match-parts">
            {plan.parts.map(({ need, option }) => (
              <div key={need}>
                <dt>{needAt(need)}</dt>
                <dd>
                  <strong>{inLanguage(option.service.name)}</strong>
                  <span className="quiet">
                    {inLanguage(option.organization.name)}
                    {option.location?.communityId !== undefined && (
                      <>
                        {' · '}
                        <PlaceName id={option.location.communityId} />
                      </>
                    )}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
          <Reasons reasons={plan.reasons} />
          <div className="row">
            {partners(plan).map(({ option, at: positions }) => (
              <Button
                key={option.organization.id}
                onPress={() =>
                  onRefer(
                    [option],
                    positions.flatMap((position) => needs[position] ?? []),
                  )
                }
              >
                {t('referPlan', { name: inLanguage(option.organization.name) })}
              </Button>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Each organization once, with the positions of the needs that it answers: one referral each. */
function partners({ parts }: Plan): { readonly option: Option; readonly at: readonly number[] }[] {
  const first = parts.filter(
    ({ option }, at) => parts.findIndex((part) => part.option.organization.id === option.organization.id) === at,
  );
  return first.map(({ option }) => ({
    option,
    at: parts.filter((part) => part.option.organization.id === option.organization.id).map(({ need }) => need),
  }));
}
