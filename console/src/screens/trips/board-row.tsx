import { Hand, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Ago } from '../../ui/clock.tsx';
import { Badge } from '../../ui/page.tsx';
import { needText } from './need-text.ts';
import { dayAndTime } from './times.ts';
import { clockOf, isToBook, type BoardRow, type Need } from './trips.ts';
import { FromTo, LoadFacts, OwnerWords, Running, StatusBadge } from './words.tsx';

interface Props {
  readonly row: BoardRow;
  readonly now: number;
  readonly timeZone: string | undefined;
}

/** One trip on the board: where to, when, who has it, what is wrong, and the clock that runs for it. */
export function Row({ row: { trip, need }, now, timeZone }: Props): ReactElement {
  const { t } = useTranslation('trips');
  const clock = clockOf(trip);
  return (
    <li className={`trips-row${need === undefined ? '' : ' trips-row-risk'}`}>
      <div className="trips-row-state">
        <StatusBadge status={trip.status} />
        <span className="mono small quiet">{trip.reference}</span>
      </div>
      <div className="trips-row-way">
        <Link className="trips-row-link" to={`/trips/${trip.id}`}>
          <FromTo legs={trip.legs} />
        </Link>
        <div className="trips-row-facts">
          <span>
            {t(`purpose.${trip.purpose}`)}
            {trip.journey !== undefined && ` · ${t('part', { part: trip.journey.part, parts: trip.journey.parts })}`}
          </span>
          <LoadFacts of={trip} />
        </div>
      </div>
      <div className="trips-row-when">
        <span className="trips-row-hour">
          {trip.when.kind === 'now' && t('when.now')}
          {trip.when.kind === 'open' && t('when.open')}
          {trip.when.kind === 'at' && dayAndTime(trip.pickupAt, now, timeZone)}
        </span>
        {trip.acceptedBy?.expectedAt !== undefined && (
          <span className="small">
            {t('when.expected', { time: dayAndTime(trip.acceptedBy.expectedAt, now, timeZone) })}
          </span>
        )}
      </div>
      <div className="trips-row-who">
        {need !== undefined && <NeedLine need={need} />}
        <span>
          <OwnerWords trip={trip} />
        </span>
        {trip.status === 'offering' && <span className="small quiet">{t('wave.number', { wave: trip.wave })}</span>}
        {isToBook(trip) && <Badge>{t('toBook')}</Badge>}
      </div>
      <div className="trips-row-clock">
        {clock !== undefined && (
          <>
            <span className="trips-row-label">{t(`clock.${clock.kind}`)}</span>
            <span className="trips-row-running">
              <Running until={clock.at} />
            </span>
          </>
        )}
      </div>
    </li>
  );
}

export function NeedLine({ need }: { readonly need: Need }): ReactElement {
  const { t } = useTranslation('trips');
  return (
    <span className={need.inHand === true ? 'trips-need trips-need-held' : 'trips-need'}>
      {need.inHand === true ? <Hand aria-hidden size={16} /> : <TriangleAlert aria-hidden size={16} />}
      <span>
        <strong>{needText(need.reason, t)}</strong> · <Ago at={need.since} />
        {need.inHand === true && ` · ${t('inHand')}`}
      </span>
    </span>
  );
}

/** A trip that is over, and that somebody has to see to all the same. */
export function Loose({ need }: { readonly need: Need }): ReactElement {
  const { t } = useTranslation('trips');
  return (
    <li className="trips-row trips-row-risk">
      <div className="trips-row-state">
        <span className="mono small quiet">{need.reference}</span>
      </div>
      <div className="trips-row-way">
        <Link className="trips-row-link" to={`/trips/${need.id}`}>
          {needText(need.reason, t)}
        </Link>
      </div>
      <div className="trips-row-when" />
      <div className="trips-row-who">
        <NeedLine need={need} />
      </div>
      <div className="trips-row-clock" />
    </li>
  );
}
