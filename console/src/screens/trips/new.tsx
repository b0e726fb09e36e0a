import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi, useWrite } from '../../api/hooks.ts';
import { Problem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import {
  emptyDraft,
  gapsOf,
  journeyBodyOf,
  planBodyOf,
  pointOfKey,
  seriesBodyOf,
  tripBodyOf,
  type Draft,
} from './draft.ts';
import { ConsentNote } from './consent-note.tsx';
import { AvoidFields, WayFields, WhenFields, WhoFields } from './draft-fields.tsx';
import { TextedList } from './texted-list.tsx';
import { wallClock } from './times.ts';
import { PURPOSES } from './trips.ts';
import { CodedList, WayCard, type Planned, type Way } from './ways.tsx';
import { useHubZone } from './words.tsx';
import './trips.css';

/** A new trip, journey or series: the ways there are show beside it while it is being filled in. */
export function Screen(): ReactElement {
  const { t } = useTranslation('trips');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const timeZone = useHubZone();
  const now = useNow();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...emptyDraft(wallClock(now, timeZone).date),
    personId: params.get('personId') ?? undefined,
    from: pointOfKey(params.get('from')),
    to: pointOfKey(params.get('to')),
    purpose: PURPOSES.find((one) => one === params.get('purpose')) ?? 'safe-place',
  }));
  const [picked, setPicked] = useState(0);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const gaps = gapsOf(draft, now, timeZone);
  const isComplete = Object.keys(gaps).length === 0;
  const repeats = draft.repeats !== 'never';
  const plan = usePlan(draft, now, timeZone);
  const plans = plan.data?.plans ?? [];
  const way = repeats ? undefined : (plans[picked] ?? plans[0]);
  const { create, isPending, fault } = useCreate((id, what) => {
    notify(t(`done.${what}`));
    void navigate(what === 'series' ? '/trips/series' : `/trips/${id}`);
  });
  const submit = (): void => {
    setTried(true);
    if (isComplete && !isPending) create(draft, way, timeZone);
  };
  const asks = way?.legs.some(({ kind }) => kind === 'on-demand') ?? true;
  return (
    <Page title={t('new.title')}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        validationBehavior="aria"
      >
        <div className="trips-new">
          <div className="stack">
            <WayFields draft={draft} change={change} gaps={tried ? gaps : {}} />
            <WhenFields
              draft={draft}
              change={change}
              gaps={tried || gaps.time === 'past' ? gaps : {}}
              timeZone={timeZone}
            />
            <WhoFields draft={draft} change={change} gaps={tried ? gaps : {}} />
            <AvoidFields draft={draft} change={change} />
          </div>
          <div className="stack trips-new-side">
            {!repeats && (
              <Card title={t('new.ways')}>
                <Ways
                  planned={plan.data}
                  fault={plan.error}
                  isAsking={plan.isFetching}
                  picked={Math.min(picked, Math.max(plans.length - 1, 0))}
                  onPick={setPicked}
                />
              </Card>
            )}
            <Card title={t('new.ask')}>
              <TextedList
                texted={
                  repeats
                    ? [{ who: 'later' }]
                    : [
                        { who: !asks ? 'on-call' : draft.when === 'now' ? 'next' : 'later' },
                        ...(draft.personId !== undefined && draft.tellPerson
                          ? [{ who: 'person', says: 'coming' } as const]
                          : []),
                      ]
                }
              />
              {draft.personId !== undefined && <ConsentNote personId={draft.personId} />}
            </Card>
          </div>
        </div>
        <div className="form-end">
          <Button type="submit" tone="primary" isDisabled={isPending}>
            {t(repeats ? 'new.goSeries' : way !== undefined && way.parts.length > 1 ? 'new.goJourney' : 'new.goTrip')}
          </Button>
          {tried && !isComplete && (
            <p className="trips-bad" role="alert">
              {t('new.incomplete')}
            </p>
          )}
          {fault !== null && <Fault fault={fault} />}
          {fault instanceof Problem && fault.code === 'way-closed' && (
            <Button isDisabled={isPending || !isComplete} onPress={() => create(draft, way, timeZone, true)}>
              {t('new.evenIfClosed')}
            </Button>
          )}
        </div>
      </Form>
    </Page>
  );
}

function usePlan(draft: Draft, now: number, timeZone: string | undefined) {
  const { client } = useApi();
  const body = draft.repeats === 'never' ? planBodyOf(draft, now, timeZone) : undefined;
  return useQuery({
    queryKey: ['POST /v1/journeys/plan', body],
    queryFn: async ({ signal }): Promise<Planned | null> =>
      body === undefined ? null : (await client.call('POST /v1/journeys/plan', { body }, { signal })).data,
    enabled: body !== undefined,
    meta: { still: true },
    staleTime: 60_000,
    placeholderData: (last) => (body === undefined ? undefined : last),
  });
}

function useCreate(done: (id: string, what: 'trip' | 'journey' | 'series') => void) {
  const { t } = useTranslation('trips');
  const trip = useWrite('POST /v1/trips', { label: t('new.title'), texts: true });
  const journey = useWrite('POST /v1/journeys', { label: t('new.title'), texts: true });
  const series = useWrite('POST /v1/trip-series', { label: t('series.new'), texts: false });
  /** `evenIfClosed`: by a way that the hub holds to be closed, for whoever asks knows better. */
  const create = (draft: Draft, way: Way | undefined, timeZone: string | undefined, evenIfClosed = false): void => {
    const knowingly = evenIfClosed ? { evenIfClosed } : {};
    const seriesBody = seriesBodyOf(draft);
    if (seriesBody !== undefined) {
      series.mutate({ body: seriesBody }, { onSuccess: ({ data }) => done(data.id, 'series') });
      return;
    }
    if (way !== undefined && way.parts.length > 1) {
      const body = journeyBodyOf(draft, way, timeZone);
      if (body === undefined) return;
      journey.mutate(
        { body: { ...body, ...knowingly } },
        { onSuccess: ({ data }) => done(data.trips[0]?.id ?? data.id, 'journey') },
      );
      return;
    }
    const body = tripBodyOf(draft, way, timeZone);
    if (body === undefined) return;
    trip.mutate({ body: { ...body, ...knowingly } }, { onSuccess: ({ data }) => done(data.id, 'trip') });
  };
  return {
    create,
    isPending: trip.isPending || journey.isPending || series.isPending,
    fault: trip.error ?? journey.error ?? series.error,
  };
}

function Ways({
  planned,
  fault,
  isAsking,
  picked,
  onPick,
}: {
  readonly planned: Planned | null | undefined;
  readonly fault: Error | null;
  readonly isAsking: boolean;
  readonly picked: number;
  readonly onPick: (at: number) => void;
}): ReactElement {
  const { t } = useTranslation('trips');
  const timeZone = useHubZone();
  const now = useNow();
  if (planned === undefined || planned === null) {
    if (fault !== null) return <Fault fault={fault} />;
    return isAsking ? <Skeleton lines={4} /> : <Empty title={t('new.noWay')}>{t('new.noWayText')}</Empty>;
  }
  const { plans, unknown, why } = planned;
  return (
    <div className="stack" aria-busy={isAsking}>
      {unknown.length > 0 && (
        <div role="status">
          <CodedList reasons={unknown} warn />
        </div>
      )}
      {plans.length === 0 && <p>{t('new.unplanned')}</p>}
      {plans.map((way, at) => (
        <WayCard
          key={`${way.departsAt} ${way.arrivesAt} ${at}`}
          way={way}
          best={at === 0}
          now={now}
          timeZone={timeZone}
          isChosen={at === picked}
          onChoose={() => onPick(at)}
        />
      ))}
      <CodedList reasons={why} />
    </div>
  );
}
