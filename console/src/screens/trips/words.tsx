import { Accessibility, Baby, Dog, HandHelping, Luggage, MoveUp, UserRound } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { Ago, Countdown, useNow } from '../../ui/clock.tsx';
import { Badge, type Tone } from '../../ui/page.tsx';
import { usePlaces } from '../../ui/place-box.tsx';
import { endsOf, placeIdOf, type Leg, type Point, type Trip } from './trips.ts';

/** The clock of the hub; until it is known, that of this device. */
export function useHubZone(): string | undefined {
  return useRead('GET /v1/hub', {}, { still: true }).data?.data.timeZone;
}

export function OrganizationName({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('trips');
  const { data, error } = useRead('GET /v1/organizations/{id}', { params: { id } }, { still: true });
  if (data !== undefined) return <>{inLanguage(data.data.name)}</>;
  return <>{error === null ? '…' : t('organization.gone')}</>;
}

/** A community or an airport by its name; a place of the directory by its own, for the staff of the hub. */
export function PointName({ point }: { readonly point: Point }): ReactElement {
  const places = usePlaces();
  if (point.kind === 'location') return <LocationName id={point.locationId} />;
  const id = placeIdOf(point);
  const place = places.find((one) => one.id === id);
  return <>{place === undefined ? '…' : inLanguage(place.name)}</>;
}

function LocationName({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('trips');
  const { data, error } = useRead('GET /v1/locations/{id}', { params: { id } }, { still: true });
  if (data !== undefined) return <>{inLanguage(data.data.name)}</>;
  return <>{error === null ? '…' : t('place.gone')}</>;
}

export function FromTo({ legs }: { readonly legs: readonly Leg[] }): ReactElement {
  const { t } = useTranslation('trips');
  const { from, to } = endsOf(legs);
  return (
    <>
      {from !== undefined && <PointName point={from} />}
      <span aria-hidden>{' → '}</span>
      <span className="unseen"> {t('to')} </span>
      {to !== undefined && <PointName point={to} />}
    </>
  );
}

const TONES: Readonly<Record<Trip['status'], Tone>> = {
  requested: 'muted',
  offering: 'info',
  unfilled: 'danger',
  accepted: 'ok',
  'en-route': 'ok',
  'picked-up': 'ok',
  completed: 'muted',
  'no-show': 'warn',
  cancelled: 'muted',
};

export function StatusBadge({ status }: { readonly status: Trip['status'] }): ReactElement {
  const { t } = useTranslation('trips');
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}

const NEED_ICONS = {
  wheelchair: Accessibility,
  lifting: MoveUp,
  'service-animal': Dog,
  attendant: HandHelping,
} as const;

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <span className="trips-fact">
      {icon}
      {children}
    </span>
  );
}

type Load = Pick<Trip, 'passengers' | 'accessibility' | 'luggage' | 'avoid'>;

/** Who and what is carried, in words; an icon only repeats its word. */
export function LoadFacts({ of: { passengers, accessibility, luggage, avoid } }: { readonly of: Load }): ReactElement {
  const { t } = useTranslation('trips');
  const { adults, children, attendants } = passengers;
  const size = 15;
  return (
    <span className="trips-facts">
      {adults > 0 && <Fact icon={<UserRound aria-hidden size={size} />}>{t('adults', { count: adults })}</Fact>}
      {children > 0 && <Fact icon={<Baby aria-hidden size={size} />}>{t('children', { count: children })}</Fact>}
      {attendants > 0 && (
        <Fact icon={<HandHelping aria-hidden size={size} />}>{t('attendants', { count: attendants })}</Fact>
      )}
      {accessibility.map((need) => {
        const Icon = NEED_ICONS[need];
        return (
          <Fact key={need} icon={<Icon aria-hidden size={size} />}>
            {t(`need.${need}`)}
          </Fact>
        );
      })}
      {(luggage === 'bags' || luggage === 'bulky') && (
        <Fact icon={<Luggage aria-hidden size={size} />}>{t(`luggage.${luggage}`)}</Fact>
      )}
      {avoid.policeMarks && <Fact icon={null}>{t('avoid.policeMarks')}</Fact>}
    </span>
  );
}

/** Who has the trip in hand, in words. */
export function OwnerWords({ trip }: { readonly trip: Trip }): ReactElement {
  const { t } = useTranslation('trips');
  const { owner, acceptedBy } = trip;
  if (owner === undefined) return <>{t('owner.nobody')}</>;
  if (owner.kind === 'dispatch') return <>{t('owner.dispatch')}</>;
  if (owner.kind === 'partner') return <OrganizationName id={owner.organizationId} />;
  const onCall = t(owner.acknowledged ? 'owner.on-call' : 'owner.on-call-asked');
  return (
    <>
      {acceptedBy !== undefined && (
        <>
          <OrganizationName id={acceptedBy.organizationId} />
          {' · '}
        </>
      )}
      {onCall}
    </>
  );
}

const DAY_MS = 24 * 3_600_000;

/** A clock to the second; days ahead, the days are enough. */
export function Running({ until }: { readonly until: string }): ReactElement {
  const now = useNow();
  return Date.parse(until) - now > DAY_MS ? <Ago at={until} /> : <Countdown until={until} />;
}
