import { Bus, Helicopter, Plane, Sailboat, Snowflake, TrainFront, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../api/contract.ts';
import { dollars, timeOfDay } from '../../i18n/time.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/page.tsx';
import { duration, span } from './times.ts';
import { OrganizationName, PointName } from './words.tsx';

export type Planned = AnswerOf<'POST /v1/journeys/plan'>;
export type Way = Planned['plans'][number];
type WayLeg = Way['legs'][number];
type Coded = Way['reasons'][number];

const CRAFTS = ['vehicle', 'airline', 'charter', 'helicopter', 'train', 'boat'] as const;
const ICONS = {
  'winter-road': Snowflake,
  vehicle: Bus,
  airline: Plane,
  charter: Plane,
  helicopter: Helicopter,
  train: TrainFront,
  boat: Sailboat,
} as const;

const meansOf = ({ mode, craft }: WayLeg): keyof typeof ICONS =>
  mode === 'winter-road' ? mode : (CRAFTS.find((one) => one === craft) ?? 'vehicle');

/** A way from place to place: when, how long, what it costs, each leg, and what has to be checked before it is promised. */
export function WayCard({
  way,
  best,
  now,
  timeZone,
  onChoose,
  isChosen,
}: {
  readonly way: Way;
  readonly best: boolean;
  readonly now: number;
  readonly timeZone: string | undefined;
  readonly onChoose?: () => void;
  /** Of ways to choose from, only the chosen one shows its legs. */
  readonly isChosen?: boolean;
}): ReactElement {
  const { t } = useTranslation('trips');
  const isOpen = isChosen !== false;
  return (
    <article className={`trips-way${isChosen === true ? ' trips-way-chosen' : ''}`}>
      <header className="trips-way-head">
        <div>
          <p className="trips-way-hours">{span(way.departsAt, way.arrivesAt, now, timeZone)}</p>
          <p className="small quiet">
            {t('way.sum', { time: duration(way.minutes), cost: dollars(way.costCents), count: way.legs.length })}
          </p>
        </div>
        <div className="row">
          {best && <Badge tone="ok">{t('way.best')}</Badge>}
          {onChoose !== undefined && (
            <Button
              small
              tone={isChosen === true ? 'primary' : 'plain'}
              aria-pressed={isChosen === true}
              onPress={onChoose}
            >
              {t(isChosen === true ? 'way.chosen' : 'way.choose')}
            </Button>
          )}
        </div>
      </header>
      {isOpen ? (
        <>
          <ol className="trips-legs">
            {way.legs.map((leg) => (
              <LegRow key={leg.beThereAt + leg.craft} leg={leg} timeZone={timeZone} />
            ))}
          </ol>
          <CodedList reasons={way.reasons} />
        </>
      ) : (
        <p className="small">{way.legs.map((leg) => t(`means.${meansOf(leg)}`)).join(' → ')}</p>
      )}
    </article>
  );
}

function LegRow({ leg, timeZone }: { readonly leg: WayLeg; readonly timeZone: string | undefined }): ReactElement {
  const { t } = useTranslation('trips');
  const means = meansOf(leg);
  const Icon = ICONS[means];
  return (
    <li className="trips-leg">
      <Icon aria-hidden size={18} />
      <div>
        <p>
          <strong>{t(`means.${means}`)}</strong>
          {leg.name !== undefined && ` · ${inLanguage(leg.name)}`}
          {' · '}
          <PointName point={leg.from} /> → <PointName point={leg.to} />
        </p>
        <p className="small quiet">
          {timeOfDay(leg.departsAt, timeZone)} → {timeOfDay(leg.arrivesAt, timeZone)} ·{' '}
          {t('way.leg', { km: Math.round(leg.km), cost: dollars(leg.costCents) })}
          {leg.source !== 'data' && leg.source !== 'hub' && ` · ${t(`source.${leg.source}`)}`}
        </p>
        {leg.kind === 'scheduled' && <p className="small">{t('way.toBook')}</p>}
        {leg.kind === 'on-demand' && (
          <p className={leg.organizationIds.length === 0 ? 'small trips-bad' : 'small'}>
            {leg.organizationIds.length === 0 ? t('way.nobody') : `${t('way.asked')} `}
            {leg.organizationIds.slice(0, 3).map((id, at) => (
              <span key={id}>
                {at > 0 && ', '}
                <OrganizationName id={id} />
              </span>
            ))}
            {leg.organizationIds.length > 3 && ` ${t('way.others', { count: leg.organizationIds.length - 3 })}`}
          </p>
        )}
      </div>
    </li>
  );
}

export function CodedList({
  reasons,
  warn = false,
}: {
  readonly reasons: readonly Coded[];
  readonly warn?: boolean;
}): ReactElement | null {
  if (reasons.length === 0) return null;
  return (
    <ul className={warn ? 'trips-why trips-warn' : 'trips-why'}>
      {reasons.map(({ code, text }) => (
        <li key={`${code} ${text.en}`}>
          {warn && <TriangleAlert aria-hidden size={14} />}
          {inLanguage(text)}
        </li>
      ))}
    </ul>
  );
}
