import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useApi, useLastFault, useRead } from '../../api/hooks.ts';
import { useQuery } from '@tanstack/react-query';
import { dollars } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { dayAndTime, duration, span } from './times.ts';
import { endsOf, isOver, type OpenedTrip } from './trips.ts';
import { CodedList, WayCard } from './ways.tsx';
import { FromTo, StatusBadge, useHubZone } from './words.tsx';

/** How the trip was planned, the other parts of its journey, and, when asked, how else one could get there. */
export function PlanCard({ trip }: { readonly trip: OpenedTrip }): ReactElement {
  const { t } = useTranslation('trips');
  const timeZone = useHubZone();
  const now = useNow();
  const [others, setOthers] = useState(false);
  const { planned, journey } = trip;
  return (
    <Card title={t('plan.title')}>
      <ol className="trips-legs">
        {trip.legs.map((leg, at) => (
          <li key={at} className="trips-leg">
            <span className="trips-leg-number">{at + 1}</span>
            <FromTo legs={[leg]} />
          </li>
        ))}
      </ol>
      {planned !== undefined && (
        <dl className="trips-dl">
          <dt>{t('plan.hours')}</dt>
          <dd>
            {span(planned.departsAt, planned.arrivesAt, now, timeZone)} (
            {duration((Date.parse(planned.arrivesAt) - Date.parse(planned.departsAt)) / 60_000)})
          </dd>
          {planned.km !== undefined && (
            <>
              <dt>{t('plan.far')}</dt>
              <dd>{t('plan.km', { km: Math.round(planned.km) })}</dd>
            </>
          )}
          {planned.costCents !== undefined && (
            <>
              <dt>{t('cost.estimated')}</dt>
              <dd>{dollars(planned.costCents)}</dd>
            </>
          )}
          <dt>{t('plan.carriage')}</dt>
          <dd>{t(`carriage.${planned.carriage}`)}</dd>
        </dl>
      )}
      {journey !== undefined && <Parts journeyId={journey.id} tripId={trip.id} />}
      {!isOver(trip) && (
        <div>
          <Button small aria-expanded={others} onPress={() => setOthers(!others)}>
            {t(others ? 'plan.hideOthers' : 'plan.others')}
          </Button>
        </div>
      )}
      {others && <Others trip={trip} />}
    </Card>
  );
}

function Parts({ journeyId, tripId }: { readonly journeyId: string; readonly tripId: string }): ReactElement {
  const { t } = useTranslation('trips');
  const timeZone = useHubZone();
  const now = useNow();
  const read = useRead('GET /v1/journeys/{journeyId}', { params: { journeyId } }, { every: 5_000 });
  const { data } = read;
  const fault = useLastFault(read);
  if (data === undefined) return fault === null ? <Skeleton lines={2} /> : <Fault fault={fault} />;
  return (
    <section>
      <h3>{t('plan.parts')}</h3>
      <ol className="trips-parts">
        {data.data.trips.map((one) => (
          <li key={one.id} aria-current={one.id === tripId ? 'true' : undefined}>
            <StatusBadge status={one.status} />
            {one.id === tripId ? (
              <strong>
                <FromTo legs={one.legs} />
              </strong>
            ) : (
              <Link to={`/trips/${one.id}`}>
                <FromTo legs={one.legs} />
              </Link>
            )}
            <span className="small quiet">
              {one.when.kind === 'open' ? t('when.open') : dayAndTime(one.pickupAt, now, timeZone)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Planned anew from now: nobody is asked by it. */
function Others({ trip }: { readonly trip: OpenedTrip }): ReactElement {
  const { t } = useTranslation('trips');
  const { client } = useApi();
  const timeZone = useHubZone();
  const now = useNow();
  const { from, to } = endsOf(trip.legs);
  const { id, pickupAt, passengers, accessibility, avoid } = trip;
  const { data, error } = useQuery({
    queryKey: ['POST /v1/journeys/plan', id, pickupAt],
    queryFn: ({ signal }) => {
      if (from === undefined || to === undefined) throw new Error('A trip without legs');
      const leaveAt = new Date(Math.max(Date.parse(pickupAt), Date.now())).toISOString();
      return client.call(
        'POST /v1/journeys/plan',
        { body: { from, to, when: { leaveAt }, passengers, accessibility, avoid } },
        { signal },
      );
    },
    meta: { still: true },
    staleTime: 60_000,
  });
  if (data === undefined) return error === null ? <Skeleton lines={4} /> : <Fault fault={error} />;
  const { plans, unknown, why } = data.data;
  return (
    <div className="stack">
      <CodedList reasons={unknown} warn />
      {plans.length === 0 && <p>{t('way.none')}</p>}
      {plans.map((way, at) => (
        <WayCard key={way.departsAt + String(at)} way={way} best={at === 0} now={now} timeZone={timeZone} />
      ))}
      <CodedList reasons={why} />
      <p className="small quiet">{t('plan.othersHow')}</p>
    </div>
  );
}
