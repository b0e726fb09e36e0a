import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useApi } from '../../api/hooks.ts';
import { currentLanguage, inLanguage } from '../../i18n/i18n.ts';
import { count } from '../../i18n/time.ts';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { useGeography } from '../../ui/map/geography.ts';
import { RegionMap, type MapMark } from '../../ui/map/map.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { hrefOf, type Location } from './kinds.ts';
import { spotsOf, type Spot } from './map-places.ts';

const NONE: readonly Location[] = [];

/** Where the places of the directory are; a spot tells what is there. */
export function MapView(): ReactElement {
  const { t } = useTranslation('directory');
  const geography = useGeography();
  const { locations, total, fault, again } = useAllLocations();
  const [picked, setPicked] = useState<string>();
  const { spots, hidden, nowhere } = useMemo(() => spotsOf(locations, geography.places), [locations, geography.places]);
  const marks = useMemo(
    () =>
      spots.map((spot): MapMark => ({
        id: spot.id,
        at: [spot.lon, spot.lat],
        name: nameOf(spot),
        kind: 'option',
        number: spot.locations.length,
      })),
    [spots],
  );
  if (fault !== null) return <Fault fault={fault} retry={again} />;
  if (geography.places.size === 0 || total === undefined) return <Skeleton lines={8} />;
  if (total === 0) return <Empty title={t('map.none')}>{t('map.noneText')}</Empty>;
  const spot = spots.find(({ id }) => id === picked);
  return (
    <div className="directory-map">
      <div className="stack">
        {locations.length < total && (
          <label className="small">
            {t('map.loading', { loaded: count(locations.length), total: count(total) })}{' '}
            <progress max={total} value={locations.length} />
          </label>
        )}
        <RegionMap
          label={t('map.label')}
          geography={geography}
          marks={marks}
          ways={[]}
          picked={picked}
          onPick={setPicked}
        />
        <p className="quiet small">
          {hidden > 0 && t('map.hidden', { count: hidden })} {nowhere > 0 && t('map.nowhere', { count: nowhere })}
        </p>
      </div>
      <div className="stack" aria-live="polite">
        {spot === undefined ? (
          <>
            <h2>{t('map.where')}</h2>
            <ul className="directory-tasks">
              {spots.slice(0, 40).map((one) => (
                <li key={one.id}>
                  <button type="button" className="directory-spot" onClick={() => setPicked(one.id)}>
                    <span>{nameOf(one)}</span>
                    <span className="number">{count(one.locations.length)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <div className="row spread">
              <h2>{nameOf(spot)}</h2>
              <button type="button" className="button button-plain button-small" onClick={() => setPicked(undefined)}>
                {t('map.all')}
              </button>
            </div>
            <ul className="directory-tasks">
              {spot.locations.map(({ id, name, organizationId, address }) => (
                <li key={id}>
                  <Link to={hrefOf('locations', id)}>{inLanguage(name)}</Link>
                  <p className="quiet small">
                    <OrganizationName id={organizationId} />
                    {address !== undefined && ` · ${address}`}
                  </p>
                </li>
              ))}
            </ul>
            {spot.place !== undefined && (
              <Link to={`/directory?place=${encodeURIComponent(spot.place.id)}`}>
                {t('map.reaching', { place: inLanguage(spot.place.name) })}
              </Link>
            )}
          </>
        )}
      </div>
    </div>
  );
}

const nameOf = ({ place, locations }: Spot): string => {
  const [first] = locations;
  return place !== undefined ? inLanguage(place.name) : first === undefined ? '' : inLanguage(first.name);
};

/** Every location, page after page, each shown as it comes. */
function useAllLocations() {
  const { client } = useApi();
  const sort = currentLanguage();
  const query = useInfiniteQuery({
    queryKey: ['directory', 'all-locations', sort],
    queryFn: async ({ pageParam, signal }) =>
      (
        await client.call(
          'GET /v1/locations',
          { query: { limit: 100, sort, ...(pageParam !== '' && { cursor: pageParam }) } },
          { signal },
        )
      ).data,
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    meta: { still: true },
    staleTime: 300_000,
  });
  const { hasNextPage, isFetching, fetchNextPage, data } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const locations = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? NONE, [data]);
  return { locations, total: data?.pages[0]?.total, fault: query.error, again: () => void query.refetch() };
}
