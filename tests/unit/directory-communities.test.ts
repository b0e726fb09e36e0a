import { describe, expect, it } from 'vitest';
import { communities, communityById, distanceKm, nearestAirport } from '../../shared/directory/communities.ts';
import { firstNationOrganizationId, firstNationOrganizations } from '../../shared/directory/first-nations.ts';

describe('the communities', () => {
  it('hold the 140 rows of First Nations of Ontario, and each identifier once', () => {
    expect(communities.filter((community) => community.kind === 'first-nation')).toHaveLength(140);
    expect(new Set(communities.map((community) => community.id)).size).toBe(communities.length);
  });

  it('call unknown what nobody said: only 28 Nations are known to be on a winter road', () => {
    const nations = communities.filter((community) => community.kind === 'first-nation');
    expect(nations.filter((community) => community.access === 'winter-road-only')).toHaveLength(28);
    expect(communityById('fn-326')?.access).toBe('unknown');
    expect(communityById('fn-138')?.access).toBe('unknown');
  });

  it('stand where the community is, not where its office is', () => {
    const wawakapewin = communityById('fn-234');
    const siouxLookout = communityById('place-sioux-lookout');
    expect(wawakapewin && siouxLookout && distanceKm(wawakapewin, siouxLookout)).toBeGreaterThan(350);
  });

  it.each([
    ['place-timmins', 'America/Toronto'],
    ['place-kenora', 'America/Winnipeg'],
    ['fn-211', 'America/Winnipeg'],
    ['fn-209', 'America/Winnipeg'],
    ['place-atikokan', 'America/Atikokan'],
    ['place-pickle-lake', 'America/Atikokan'],
    ['fn-203', 'America/Atikokan'],
    ['place-upsala', 'America/Toronto'],
    ['fn-143', 'America/Toronto'],
  ])('%s keeps the time of %s', (id, timeZone) => {
    expect(communityById(id)?.timeZone).toBe(timeZone);
    expect(() => new Intl.DateTimeFormat('fr-CA', { timeZone })).not.toThrow();
  });

  it('are all in Ontario', () => {
    for (const { lat, lon } of communities) {
      expect(lat > 41.6 && lat < 57).toBe(true);
      expect(lon > -95.3 && lon < -74.3).toBe(true);
    }
  });

  it('bear their French names where there is one', () => {
    expect(communityById('place-sault-ste-marie')?.name.fr).toBe('Sault-Sainte-Marie');
    expect(communityById('fn-143')?.nation?.name.fr).toBe("Première Nation d'Attawapiskat");
  });
});

describe('the nearest airport', () => {
  it('of Attawapiskat is its own, with scheduled flights', () => {
    const attawapiskat = communityById('fn-143');
    const nearest = attawapiskat && nearestAirport(attawapiskat, { scheduledOnly: true });
    expect(nearest?.airport.ident).toBe('CYAT');
    expect(nearest?.km).toBeLessThan(1);
  });
});

describe('First Nations as organizations of a hub', () => {
  it('keep their identifiers from one day to the next, and differ between hubs', () => {
    expect(firstNationOrganizations('demo')).toEqual(firstNationOrganizations('demo'));
    expect(firstNationOrganizationId('demo', 143)).not.toBe(firstNationOrganizationId('other', 143));
  });

  it('start with the most careful protocol', () => {
    for (const { nation } of firstNationOrganizations('demo')) {
      expect(nation?.protocols.disclosureNeedsAgreement).toBe(true);
    }
  });
});
