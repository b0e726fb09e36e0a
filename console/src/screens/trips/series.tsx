import { Plus } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useKeys } from '../../app/keys.ts';
import { useRead } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { CalendarCard } from './calendar.tsx';
import { SeriesCard } from './series-card.tsx';
import './trips.css';

const STATES = ['active', 'ended'] as const;

/** Appointments that come again: the next of each, what is skipped or moved, and the calendar to follow them in. */
export function Screen(): ReactElement {
  const { t } = useTranslation('trips');
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const status = STATES.find((one) => one === params.get('state')) ?? 'active';
  const personId = params.get('personId') ?? undefined;
  const { data, error, refetch } = useRead(
    'GET /v1/trip-series',
    { query: { limit: 100, ...(personId === undefined ? { status } : { personId }) } },
    { every: 30_000, keep: true },
  );
  useKeys(t('series.title'), [
    { keys: 'n', label: t('series.new'), run: () => void navigate('/trips/new') },
    { keys: 'u', label: t('keys.board'), run: () => void navigate('/trips') },
  ]);
  return (
    <Page
      title={t('series.title')}
      actions={
        <Button tone="primary" icon={<Plus aria-hidden size={18} />} onPress={() => void navigate('/trips/new')}>
          {t('series.new')}
        </Button>
      }
    >
      <div className="trips-filters">
        <Choices
          label={t('series.state')}
          value={status}
          onChange={(next) => setParams(next === 'active' ? {} : { state: next }, { replace: true })}
          choices={STATES.map((value) => ({ value, label: t(`series.${value}`) }))}
        />
      </div>
      {data === undefined &&
        (error === null ? <Skeleton lines={6} /> : <Fault fault={error} retry={() => void refetch()} />)}
      {data?.data.items.length === 0 && <Empty title={t('series.none')}>{t('series.noneText')}</Empty>}
      <div className="trips-series">
        {data?.data.items.map((one) => (
          <SeriesCard key={one.id} series={one} />
        ))}
      </div>
      <CalendarCard />
    </Page>
  );
}
