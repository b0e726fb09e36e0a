import { describe, expect, it } from 'vitest';
import demoHub from '../../local/demo-hub.json' with { type: 'json' };
import { hubFileSchema } from '../../shared/directory/hub-file.ts';

type HubFileInput = typeof demoHub;
/** The demo hub with one thing changed: where the file is then refused. */
const refusedAt = (change: (file: HubFileInput) => unknown): string[] => {
  const file = structuredClone(demoHub);
  const parsed = hubFileSchema.safeParse(change(file));
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
};
const first = <T>(list: readonly T[]): T => {
  const [item] = list;
  if (item === undefined) throw new RangeError('an empty list');
  return item;
};

describe('a hub file', () => {
  it('is accepted as it is', () => {
    expect(refusedAt((file) => file)).toEqual([]);
  });

  it('is refused when a service belongs to nobody', () => {
    expect(
      refusedAt((file) => ({
        ...file,
        services: [{ ...first(file.services), organizationId: '00000000-0000-4000-8000-000000000000' }],
      })),
    ).toContain('services.0.organizationId');
  });

  it('is refused when two partners share a number', () => {
    expect(
      refusedAt((file) => ({
        ...file,
        organizations: file.organizations.map((organization) => ({
          ...organization,
          dispatchPhones: ['+17055550199'],
        })),
      })),
    ).toContain('organizations.1.dispatchPhones.0');
  });

  it('is refused when a partner has the number of the hub itself', () => {
    expect(
      refusedAt((file) => ({
        ...file,
        organizations: [
          { ...first(file.organizations), dispatchPhones: [file.hub.intakeNumber] },
          ...file.organizations.slice(1),
        ],
      })),
    ).toContain('organizations.0.dispatchPhones.0');
  });

  it('is refused when a community does not exist', () => {
    expect(
      refusedAt((file) => ({
        ...file,
        services: [
          { ...first(file.services), serviceAreas: [{ kind: 'communities', communityIds: ['fn-999'] }] },
          ...file.services.slice(1),
        ],
      })),
    ).toContain('services.0.serviceAreas.0.communityIds.0');
  });

  it('is refused when a recipient has no funding stream', () => {
    expect(
      refusedAt((file) => ({
        ...file,
        organizations: [
          { ...first(file.organizations), isRecipient: true, fundingStreams: [] },
          ...file.organizations.slice(1),
        ],
      })),
    ).toContain('organizations.0.fundingStreams');
  });

  it('is refused when a setting is outside its safe bounds', () => {
    expect(
      refusedAt((file) => ({ ...file, hub: { ...file.hub, dispatch: { ...file.hub.dispatch, waitSeconds: 1 } } })),
    ).toEqual(['hub.dispatch.waitSeconds']);
    expect(refusedAt((file) => ({ ...file, hub: { ...file.hub, timeZone: 'America/Nowhere' } }))).toEqual([
      'hub.timeZone',
    ]);
  });

  it('is refused when more is free than there is', () => {
    const capacity = { unit: 'bed', available: 5, maximum: 2, updatedAt: '2026-06-15T12:00:00Z' };
    expect(
      refusedAt((file) => ({ ...file, services: [{ ...first(file.services), capacity }, ...file.services.slice(1)] })),
    ).toEqual(['services.0.capacity.available']);
  });

  it('is refused when a reporter reports for nobody', () => {
    expect(
      refusedAt((file) => ({
        ...file,
        members: [{ sub: 'someone', displayName: 'Someone', role: 'recipient-reporter' }],
      })),
    ).toEqual(['members.0.organizationId']);
  });
});
