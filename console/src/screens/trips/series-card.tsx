import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ItemOf } from '../../api/contract.ts';
import { useWrite } from '../../api/hooks.ts';
import { plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Badge } from '../../ui/page.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { ReasonChips } from './reason-chips.tsx';
import { FromTo, LoadFacts } from './words.tsx';

type Series = ItemOf<'GET /v1/trip-series'>;
type Appointment = Series['coming'][number];
type Doing = { readonly what: 'skip' | 'move'; readonly date: string } | { readonly what: 'end' };

const AT_FIRST = 4;

/** One series: its rhythm, its next appointments, and what can be done to each. */
export function SeriesCard({ series }: { readonly series: Series }): ReactElement {
  const { t } = useTranslation(['trips', 'common']);
  const [doing, setDoing] = useState<Doing>();
  const [all, setAll] = useState(false);
  const skip = useWrite('POST /v1/trip-series/{seriesId}/skip', { label: t('series.skip'), texts: false });
  const move = useWrite('POST /v1/trip-series/{seriesId}/move', { label: t('series.move'), texts: false });
  const end = useWrite('POST /v1/trip-series/{seriesId}/end', { label: t('series.end'), texts: false });
  const params = { seriesId: series.id };
  const close = (): void => setDoing(undefined);
  const isActive = series.status === 'active';
  const moveTo = (date: string, to: Appointment['moment'], version: number, said: string): void => {
    move.mutate(
      { params, version, body: { date, to } },
      {
        onSuccess: () => {
          notify(said);
          close();
        },
      },
    );
  };
  const shown = all ? series.coming : series.coming.slice(0, AT_FIRST);
  const fault = skip.error ?? move.error ?? end.error;
  return (
    <article className="card">
      <header className="card-head">
        <div>
          <h2>
            <FromTo legs={series.trip.legs} />
          </h2>
          <p className="small quiet">
            <Rhythm schedule={series.schedule} /> · <span className="mono">{series.reference}</span>
          </p>
        </div>
        {isActive ? <Badge tone="ok">{t('series.active')}</Badge> : <Badge>{t('series.ended')}</Badge>}
      </header>
      <LoadFacts of={series.trip} />
      {series.personId !== undefined && (
        <p>
          <Link to={`/people/${series.personId}`}>{t('one.person')}</Link>
        </p>
      )}
      <ul className="trips-coming">
        {shown.map((one) => (
          <li key={one.date}>
            <span className="trips-coming-when">
              {plainDate(one.moment.date)} · {one.moment.time}
            </span>
            {one.as !== 'planned' && <Badge tone="warn">{t(`series.as-${one.as}`)}</Badge>}
            {isActive && doing === undefined && (
              <span className="row">
                {one.as === 'skipped' ? (
                  <Button
                    small
                    onPress={() =>
                      moveTo(
                        one.date,
                        { date: one.date, time: series.schedule.time },
                        series.version,
                        t('series.restored'),
                      )
                    }
                  >
                    {t('series.restore')}
                  </Button>
                ) : (
                  <>
                    <Button small onPress={() => setDoing({ what: 'skip', date: one.date })}>
                      {t('series.skip')}
                    </Button>
                    <Button small onPress={() => setDoing({ what: 'move', date: one.date })}>
                      {t('series.move')}
                    </Button>
                  </>
                )}
              </span>
            )}
            {doing?.what === 'skip' && doing.date === one.date && (
              <ReasonChips
                onPick={(reason) =>
                  skip.mutate(
                    { params, version: series.version, body: { date: one.date, reason } },
                    {
                      onSuccess: ({ data }) => {
                        close();
                        notify(t('series.skipped'), {
                          undo: () => moveTo(one.date, one.moment, data.version, t('series.restored')),
                        });
                      },
                    },
                  )
                }
                onClose={close}
              />
            )}
            {doing?.what === 'move' && doing.date === one.date && (
              <MoveForm
                first={one.moment}
                onMove={(to) => moveTo(one.date, to, series.version, t('series.moved'))}
                onClose={close}
              />
            )}
          </li>
        ))}
      </ul>
      {series.coming.length > AT_FIRST && (
        <Button small tone="quiet" onPress={() => setAll(!all)}>
          {t(all ? 'next.less' : 'series.more', { count: series.coming.length - AT_FIRST })}
        </Button>
      )}
      {fault !== null && <Fault fault={fault} />}
      {isActive && doing === undefined && (
        <div className="row">
          <Button small tone="danger" onPress={() => setDoing({ what: 'end' })}>
            {t('series.end')}
          </Button>
        </div>
      )}
      {doing?.what === 'end' && (
        <>
          <p>{t('series.endText')}</p>
          <ReasonChips
            onPick={(reason) =>
              end.mutate(
                { params, version: series.version, body: { reason } },
                {
                  onSuccess: () => {
                    close();
                    notify(t('series.endedNow'));
                  },
                },
              )
            }
            onClose={close}
          />
        </>
      )}
    </article>
  );
}

function Rhythm({ schedule: { rhythm, time } }: { readonly schedule: Series['schedule'] }): ReactElement {
  const { t } = useTranslation(['trips', 'common']);
  const at = t('series.at', { time });
  switch (rhythm.every) {
    case 'week':
      return (
        <>
          {t('series.weeks', { count: rhythm.interval })} (
          {rhythm.weekdays.map((day) => t(`weekday.${day}`)).join(', ')}) {at}
        </>
      );
    case 'day':
      return (
        <>
          {t('series.days', { count: rhythm.interval })} {at}
        </>
      );
    case 'month':
      return (
        <>
          {t('series.months', { count: rhythm.interval })} {at}
        </>
      );
  }
}

function MoveForm({
  first,
  onMove,
  onClose,
}: {
  readonly first: Appointment['moment'];
  readonly onMove: (to: Appointment['moment']) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['trips', 'common']);
  const [date, setDate] = useState(first.date);
  const [time, setTime] = useState(first.time);
  return (
    <div className="trips-move">
      <TextField label={t('when.date')} type="date" value={date} onChange={setDate} autoFocus />
      <TextField label={t('when.time')} type="time" value={time} onChange={setTime} />
      <Button small tone="primary" isDisabled={date === '' || time === ''} onPress={() => onMove({ date, time })}>
        {t('series.move')}
      </Button>
      <Button small onPress={onClose}>
        {t('common:close')}
      </Button>
    </div>
  );
}
