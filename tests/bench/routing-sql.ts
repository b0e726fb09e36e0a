import { PGlite } from '@electric-sql/pglite';
import { cube } from '@electric-sql/pglite/contrib/cube';
import { earthdistance } from '@electric-sql/pglite/contrib/earthdistance';
import type { Directory, ServiceKind } from '../../shared/directory/index.ts';
import { communityById } from '../../shared/directory/index.ts';

/**
 * The directory in PostgreSQL, as somebody who knows it would lay it out to find the nearest services for a person: points of the
 * earth in a spatial index, areas of each sort in a table with an index of its own.
 */
const TABLES = `
  CREATE EXTENSION cube;
  CREATE EXTENSION earthdistance;
  CREATE TABLE service (id int PRIMARY KEY, kinds text[], adults boolean, french boolean, province boolean, place earth);
  CREATE TABLE community_area (community text, service int);
  CREATE TABLE circle_area (service int, centre earth, metres float8);
  CREATE TABLE box_area (service int, area box);
  SET random_page_cost = 1.1;
  SET work_mem = '64MB';
`;
const INDEXES = `
  CREATE INDEX ON service USING gin (kinds);
  CREATE INDEX ON service (id) WHERE province;
  CREATE INDEX ON community_area (community, service);
  CREATE INDEX ON circle_area USING gist (centre);
  CREATE INDEX ON box_area USING gist (area);
  VACUUM ANALYZE;
`;

/** Who serves a community, is of the kinds wanted and takes an adult who speaks French: the twenty closest. */
const NEAREST = `
  WITH here AS (SELECT ll_to_earth($1, $2) AS at, point($2, $1) AS dot),
  serving AS (
    SELECT id AS service FROM service WHERE province
    UNION SELECT service FROM community_area WHERE community = $3
    UNION SELECT service FROM circle_area, here
      WHERE earth_box(here.at, 200000) @> centre AND earth_distance(here.at, centre) <= metres
    UNION SELECT service FROM box_area, here WHERE area @> here.dot
  )
  SELECT service.id, earth_distance(here.at, place) AS metres
  FROM serving JOIN service ON service.id = serving.service, here
  WHERE kinds && $4 AND adults AND french
  ORDER BY metres NULLS LAST, service.id LIMIT 20`;

export class SqlDirectory {
  readonly #db: PGlite;

  private constructor(db: PGlite) {
    this.#db = db;
  }

  static async of(directory: Directory): Promise<SqlDirectory> {
    const db = await PGlite.create({ extensions: { cube, earthdistance } });
    await db.exec(TABLES);
    const places = new Map(directory.locations.map(({ id, communityId }) => [id, communityId]));
    const rows = { service: [''], community: [''], circle: [''], box: [''] };
    for (const list of Object.values(rows)) list.pop();
    for (const [n, service] of directory.services.entries()) {
      const { kinds, eligibility, languages, serviceAreas, locationIds } = service;
      const [locationId] = locationIds;
      const place = communityById((locationId && places.get(locationId)) ?? '');
      const adults = eligibility.ageBands?.includes('18-plus') ?? true;
      const province = serviceAreas.some(({ kind }) => kind === 'province' || kind === 'virtual');
      const columns = [n, `"{${kinds.join(',')}}"`, adults, languages.includes('fr'), province];
      rows.service.push([...columns, ...(place === undefined ? ['', ''] : [place.lat, place.lon])].join(','));
      for (const area of serviceAreas) {
        if (area.kind === 'communities')
          rows.community.push(...[...new Set(area.communityIds)].map((id) => `${id},${n}`));
        if (area.kind === 'radius') rows.circle.push([n, area.lat, area.lon, area.radiusKm * 1000].join(','));
        if (area.kind === 'polygon' && area.geometry.type === 'Polygon') {
          const [[southWest, , northEast] = []] = area.geometry.coordinates;
          rows.box.push(`${n},"(${String(southWest)}),(${String(northEast)})"`);
        }
      }
    }
    const copy = async (table: string, lines: readonly string[]) => {
      if (lines.length > 0)
        await db.query(`COPY ${table} FROM '/dev/blob' WITH (FORMAT csv)`, [], { blob: new Blob([lines.join('\n')]) });
    };
    await db.exec(`CREATE TEMP TABLE raw_service (id int, kinds text[], adults boolean, french boolean, province boolean, lat float8, lon float8);
      CREATE TEMP TABLE raw_circle (service int, lat float8, lon float8, metres float8);`);
    await copy('raw_service', rows.service);
    await copy('raw_circle', rows.circle);
    await copy('community_area', rows.community);
    await copy('box_area', rows.box);
    await db.exec(`INSERT INTO service SELECT id, kinds, adults, french, province, ll_to_earth(lat, lon) FROM raw_service;
      INSERT INTO circle_area SELECT service, ll_to_earth(lat, lon), metres FROM raw_circle;`);
    for (const statement of INDEXES.split(';').filter((one) => one.trim() !== '')) await db.exec(statement);
    return new SqlDirectory(db);
  }

  /** How many of the twenty closest there are. */
  async nearest(place: { id: string; lat: number; lon: number }, kinds: readonly ServiceKind[]): Promise<number> {
    const { rows } = await this.#db.query(NEAREST, [place.lat, place.lon, place.id, `{${kinds.join(',')}}`]);
    return rows.length;
  }

  close(): Promise<void> {
    return this.#db.close();
  }
}
