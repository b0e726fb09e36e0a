import { CalendarClock, ListChecks, Plus } from 'lucide-react';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useKeys } from '../../app/keys.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Choices, Select, TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { usePlaces } from '../../ui/place-box.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { useQueue } from '../triage/use-queue.ts';
import { Loose, Row } from './board-row.tsx';
import { useOpenTrips } from './open-trips.ts';
import { boardOf, placeIdOf, PURPOSES, SHOWN, type BoardFilter, type Need, type Trip } from './trips.ts';
import { useHubZone } from './words.tsx';
import './trips.css';

const ANY = 'any';

/** The dispatch board: every open trip by how it stands, what needs somebody first, each with the clock that runs for it. */
export function Screen(): ReactElement {
  const { t } = useTranslation('trips');
  const navigate = useNavigate();
  const [filter, setFilter] = useBoardFilter();
  const trips = useOpenTrips();
  const needs = useNeeds();
  const namesOf = useNames();
  const list = useRef<HTMLDivElement>(null);
  const now = useNow();
  const timeZone = useHubZone();
  const groups = trips.data === undefined ? undefined : boardOf(trips.data, needs, filter, namesOf);
  const open = new Set(trips.data?.map(({ id }) => id));
  // What is over and still needs somebody is on no list of open trips.
  const loose =
    trips.data === undefined || filter.shown === 'moving' || filter.search !== '' || filter.purpose !== undefined
      ? []
      : [...needs.values()].filter(({ id }) => !open.has(id));

  const move = (by: number): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a.trips-row-link') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };
  useKeys(t('title'), [
    { keys: 'j', label: t('keys.next'), run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1) },
    { keys: 'n', label: t('keys.new'), run: () => void navigate('/trips/new') },
    { keys: 's', label: t('series.title'), run: () => void navigate('/trips/series') },
    { keys: 'o', label: t('outcomes.title'), run: () => void navigate('/trips/outcomes') },
    { keys: '0', label: t('keys.all'), run: () => setFilter({ shown: 'all', purpose: undefined, search: '' }) },
    { keys: '1', label: t('shown.risk'), run: () => setFilter({ ...filter, shown: 'risk' }) },
  ]);

  const actions = (
    <>
      <Button icon={<CalendarClock aria-hidden size={18} />} onPress={() => void navigate('/trips/series')}>
        {t('series.title')}
      </Button>
      <Button icon={<ListChecks aria-hidden size={18} />} onPress={() => void navigate('/trips/outcomes')}>
        {t('outcomes.title')}
      </Button>
      <Button tone="primary" icon={<Plus aria-hidden size={18} />} onPress={() => void navigate('/trips/new')}>
        {t('new.title')}
      </Button>
    </>
  );
  return (
    <Page title={t('title')} actions={actions}>
      <Filters filter={filter} onChange={setFilter} />
      {trips.error !== null && trips.data === undefined && (
        <Fault fault={trips.error} retry={() => void trips.refetch()} />
      )}
      {groups === undefined && trips.error === null && <Skeleton lines={8} />}
      {groups?.length === 0 && loose.length === 0 && (
        <Empty title={t(trips.data?.length === 0 ? 'empty.title' : 'empty.filtered')}>
          {t(trips.data?.length === 0 ? 'empty.text' : 'empty.filteredText')}
        </Empty>
      )}
      <div className="trips-board" ref={list}>
        {loose.length > 0 && (
          <section className="trips-group" aria-label={t('group.loose')}>
            <h2 className="trips-group-head trips-group-risk">
              {t('group.loose')} <span className="trips-count">{loose.length}</span>
            </h2>
            <ul>
              {loose.map((need) => (
                <Loose key={need.id} need={need} />
              ))}
            </ul>
          </section>
        )}
        {(groups ?? []).map(({ group, rows }) => (
          <section key={group} className="trips-group" aria-label={t(`group.${group}`)}>
            <h2 className={`trips-group-head${group === 'risk' ? ' trips-group-risk' : ''}`}>
              {t(`group.${group}`)} <span className="trips-count">{rows.length}</span>
            </h2>
            <ul>
              {rows.map((row) => (
                <Row key={row.trip.id} row={row} now={now} timeZone={timeZone} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}

function Filters({
  filter,
  onChange,
}: {
  readonly filter: BoardFilter;
  readonly onChange: (filter: BoardFilter) => void;
}): ReactElement {
  const { t } = useTranslation('trips');
  // The address follows what is typed a moment later: the field does not wait for it, or letters would be lost.
  const [typed, setTyped] = useState<string>();
  return (
    <div className="trips-filters" role="search" aria-label={t('filters')}>
      <Choices
        label={t('shown.label')}
        value={filter.shown}
        onChange={(shown) => onChange({ ...filter, shown })}
        choices={SHOWN.map((value) => ({ value, label: t(`shown.${value}`) }))}
      />
      <Select
        label={t('purpose.label')}
        value={filter.purpose ?? ANY}
        onChange={(value) => onChange({ ...filter, purpose: value === ANY ? undefined : value })}
        choices={[
          { value: ANY, label: t('purpose.any') },
          ...PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) })),
        ]}
      />
      <TextField
        label={t('search')}
        type="search"
        value={typed ?? filter.search}
        onChange={(search) => {
          setTyped(search);
          onChange({ ...filter, search });
        }}
        onBlur={() => setTyped(undefined)}
      />
    </div>
  );
}

/** Kept in the address: a board can be sent to a colleague, and is as it was after going back. */
function useBoardFilter(): readonly [BoardFilter, (filter: BoardFilter) => void] {
  const [params, setParams] = useSearchParams();
  const filter: BoardFilter = {
    shown: SHOWN.find((one) => one === params.get('show')) ?? 'all',
    purpose: PURPOSES.find((one) => one === params.get('for')),
    search: params.get('q') ?? '',
  };
  const set = ({ shown, purpose, search }: BoardFilter): void => {
    setParams(
      {
        ...(shown !== 'all' && { show: shown }),
        ...(purpose !== undefined && { for: purpose }),
        ...(search !== '' && { q: search }),
      },
      { replace: true },
    );
  };
  return [filter, set];
}

function useNeeds(): ReadonlyMap<string, Need> {
  const { data } = useQueue();
  return useMemo(
    () => new Map((data?.data.items ?? []).filter(({ kind }) => kind === 'trip').map((item) => [item.id, item])),
    [data],
  );
}

/** What a trip can be searched by: the places on its way, in the language of the page. */
function useNames(): (trip: Trip) => string {
  const places = usePlaces();
  const names = useMemo(() => new Map(places.map(({ id, name }) => [id, inLanguage(name)])), [places]);
  return ({ legs }) =>
    legs
      .flatMap(({ from, to }) => [from, to])
      .map((point) => names.get(placeIdOf(point) ?? '') ?? '')
      .join(' ');
}
