import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useKeys } from '../../app/keys.ts';
import { useLastFault, useRead, useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Ago, useNow } from '../../ui/clock.tsx';
import { useHeldWhileAiming } from '../../ui/held-while-aiming.ts';
import { Card, Page } from '../../ui/page.tsx';
import { explain, Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { useQueue } from '../triage/use-queue.ts';
import { NeedLine } from './board-row.tsx';
import { AnswerDialog, ArrivalDialog, AssignDialog, ReasonDialog, TimeDialog } from './deed-dialogs.tsx';
import { canBeDone, DEEDS, type Answer, type Deed } from './deeds.ts';
import { PlanCard } from './journey.tsx';
import { attentionIn } from './need-text.ts';
import { NextPartners } from './next-partners.tsx';
import { Offers } from './offers.tsx';
import { OutcomeCard } from './outcome.tsx';
import { dayAndTime } from './times.ts';
import { Timeline } from './timeline.tsx';
import { acceptedOffer, clockOf, isOver, type Need, type Offer, type OpenedTrip } from './trips.ts';
import { FromTo, LoadFacts, OwnerWords, Running, StatusBadge, useHubZone } from './words.tsx';
import './trips.css';

const POLL_MS = 2_000;
const KEYS: Readonly<Record<Deed, string>> = {
  'in-hand': 'h',
  assign: 'a',
  time: 't',
  redispatch: 'r',
  arrival: 'v',
  links: 'l',
  cancel: 'x',
};

type Doing =
  | { readonly what: Exclude<Deed, 'in-hand' | 'links'>; readonly organizationId?: string }
  | { readonly what: 'answer'; readonly offer: Offer; readonly answer: Answer };

/** One trip: how it stands, who was asked and what they said, and everything that a coordinator can do about it. */
export function Screen(): ReactElement {
  const { t } = useTranslation('trips');
  const { tripId = '' } = useParams();
  const read = useRead('GET /v1/trips/{tripId}', { params: { tripId } }, { every: POLL_MS });
  const { data, refetch } = read;
  const fault = useLastFault(read);
  if (data === undefined) {
    return (
      <Page title={t('one.title')}>
        {fault === null ? <Skeleton lines={8} /> : <Fault fault={fault} retry={() => void refetch()} />}
      </Page>
    );
  }
  return <Opened trip={data.data} />;
}

function Opened({ trip: live }: { readonly trip: OpenedTrip }): ReactElement {
  const { t } = useTranslation('trips');
  const navigate = useNavigate();
  const [doing, setDoing] = useState<Doing>();
  const liveNeed = useQueue().data?.data.items.find(({ kind, id }) => kind === 'trip' && id === live.id);
  const standing = useMemo(() => ({ trip: live, need: liveNeed }), [live, liveNeed]);
  // A deed must not become another one under the pointer because a partner answered just then.
  const { shown, onPointerMove } = useHeldWhileAiming(standing);
  const { trip, need } = shown;
  const outcome = useRead(
    'GET /v1/trips/{tripId}/timeline',
    { params: { tripId: trip.id }, query: {} },
    { every: 5_000 },
  );
  const inHand = useWrite('POST /v1/trips/{tripId}/in-hand', { label: t('deed.in-hand'), texts: false });
  const links = useWrite('POST /v1/trips/{tripId}/links/withdraw', { label: t('deed.links'), texts: false });
  const params = { tripId: trip.id };
  const onError = (fault: Error): void => {
    notify(explain(fault), { tone: 'danger' });
  };
  const start = (deed: Deed): void => {
    if (!canBeDone(deed, trip)) return;
    if (deed === 'in-hand') {
      inHand.mutate({ params, version: trip.version }, { onSuccess: () => notify(t('done.in-hand')), onError });
    } else if (deed === 'links') {
      links.mutate({ params }, { onSuccess: () => notify(t('done.links')), onError });
    } else setDoing({ what: deed });
  };
  const possible = DEEDS.filter((deed) => canBeDone(deed, trip));
  useKeys(t('one.title'), [
    ...possible.map((deed) => ({ keys: KEYS[deed], label: t(`deed.${deed}`), run: () => start(deed) })),
    { keys: 'u', label: t('keys.board'), run: () => void navigate('/trips') },
  ]);
  return (
    <Page
      title={`${t('one.title')} ${trip.reference}`}
      actions={
        <Link className="trips-back" to="/trips">
          {t('keys.board')}
        </Link>
      }
    >
      <Head trip={trip} need={need} />
      {possible.length > 0 && (
        <div className="trips-deeds" role="group" aria-label={t('one.deeds')} onPointerMove={onPointerMove}>
          {possible.map((deed) => (
            <Button
              key={deed}
              tone={deed === 'cancel' ? 'danger-plain' : need !== undefined && deed === 'in-hand' ? 'primary' : 'plain'}
              isDisabled={(deed === 'in-hand' && inHand.isPending) || (deed === 'links' && links.isPending)}
              onPress={() => start(deed)}
            >
              {t(`deed.${deed}`)}
            </Button>
          ))}
        </div>
      )}
      <div className="trips-columns">
        <div className="stack">
          <Offers trip={trip} onAnswer={(offer, answer) => setDoing({ what: 'answer', offer, answer })} />
          {canBeDone('assign', trip) && (
            <NextPartners trip={trip} onAssign={(organizationId) => setDoing({ what: 'assign', organizationId })} />
          )}
        </div>
        <div className="stack">
          <PlanCard trip={trip} />
          {outcome.data !== undefined && (isOver(trip) || trip.acceptedBy !== undefined) && (
            <OutcomeCard trip={trip} outcome={outcome.data.data} />
          )}
          {outcome.data !== undefined && <Timeline entries={outcome.data.data.entries} />}
          {outcome.data === undefined && outcome.error === null && <Skeleton lines={5} />}
          {outcome.data === undefined && outcome.error !== null && <Fault fault={outcome.error} />}
        </div>
      </div>
      <Dialogs trip={trip} doing={doing} onClose={() => setDoing(undefined)} />
    </Page>
  );
}

function Dialogs({
  trip,
  doing,
  onClose,
}: {
  readonly trip: OpenedTrip;
  readonly doing: Doing | undefined;
  readonly onClose: () => void;
}): ReactElement | null {
  switch (doing?.what) {
    case undefined:
      return null;
    case 'assign':
      return <AssignDialog trip={trip} onClose={onClose} first={doing.organizationId} />;
    case 'answer':
      return <AnswerDialog trip={trip} onClose={onClose} offer={doing.offer} answer={doing.answer} />;
    case 'cancel':
    case 'redispatch':
      return <ReasonDialog trip={trip} onClose={onClose} deed={doing.what} />;
    case 'time':
      return <TimeDialog trip={trip} onClose={onClose} />;
    case 'arrival':
      return <ArrivalDialog trip={trip} onClose={onClose} />;
  }
}

/** What has to be known at once: where to, when, who has it, what is wrong and what to do, and the clock. */
function Head({ trip, need }: { readonly trip: OpenedTrip; readonly need: Need | undefined }): ReactElement {
  const { t } = useTranslation('trips');
  const timeZone = useHubZone();
  const now = useNow();
  const clock = clockOf(trip);
  const attention = need === undefined ? undefined : attentionIn(need.reason);
  const has = acceptedOffer(trip);
  return (
    <Card>
      <div className="trips-head">
        <div className="stack">
          <p className="trips-head-way">
            <FromTo legs={trip.legs} />
          </p>
          <p className="row">
            <StatusBadge status={trip.status} />
            <span>{t(`purpose.${trip.purpose}`)}</span>
            <span>
              {trip.when.kind === 'open' && t('when.open')}
              {trip.when.kind === 'now' && `${t('when.now')} (${dayAndTime(trip.pickupAt, now, timeZone)})`}
              {trip.when.kind === 'at' && dayAndTime(trip.pickupAt, now, timeZone)}
            </span>
          </p>
          <LoadFacts of={trip} />
          {trip.personId !== undefined && (
            <p>
              <Link to={`/people/${trip.personId}`}>{t('one.person')}</Link>
            </p>
          )}
        </div>
        <div className="trips-head-now">
          {clock !== undefined && (
            <p className="trips-head-clock">
              <span className="trips-row-label">{t(`clock.${clock.kind}`)}</span>
              <span className="trips-head-running">
                <Running until={clock.at} />
              </span>
            </p>
          )}
          <p>
            <span className="trips-row-label">{t('owner.label')}</span>
            <br />
            <OwnerWords trip={trip} />
          </p>
          {has !== undefined && trip.acceptedBy?.expectedAt !== undefined && (
            <p className="small">
              {t('when.expected', { time: dayAndTime(trip.acceptedBy.expectedAt, now, timeZone) })}
            </p>
          )}
          <PersonTold trip={trip} />
        </div>
      </div>
      {need !== undefined && attention !== undefined && (
        <div className="trips-attention" role="status">
          <NeedLine need={need} />
          <p>{t(`todo.${attention}`)}</p>
        </div>
      )}
    </Card>
  );
}

function PersonTold({ trip: { toldPerson, arrival } }: { readonly trip: OpenedTrip }): ReactElement | null {
  const { t } = useTranslation('trips');
  if (toldPerson === undefined && arrival === undefined) return null;
  const says = (['confirmed', 'new-time', 'changed', 'cancelled', 'check'] as const).find(
    (one) => one === toldPerson?.says,
  );
  return (
    <p className="small">
      {toldPerson !== undefined && (
        <>
          {toldPerson.cannot === undefined ? t('told.person') : t('told.cannot')}
          {says !== undefined && ` ${t(`told.${says}`)}`} · <Ago at={toldPerson.at} />
          <br />
        </>
      )}
      {arrival !== undefined && t(`arrival.${arrival.status}`)}
    </p>
  );
}
