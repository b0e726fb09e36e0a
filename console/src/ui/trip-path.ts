/** What is known already of a trip to be asked for: codes alone, nothing that names anybody. */
interface KnownOfTrip {
  readonly personId: string | undefined;
  /** Where the person says they are. */
  readonly communityId: string | undefined;
  /** A place of the directory. */
  readonly toLocationId?: string | undefined;
  readonly purpose?: 'safe-place' | 'appointment' | undefined;
}

/** To the form of a new trip, with what need not be asked again; whoever fills it in sees it and can change it. */
export function newTripPath({ personId, communityId, toLocationId, purpose }: KnownOfTrip): string {
  const known = new URLSearchParams({
    ...(personId !== undefined && { personId }),
    ...(communityId !== undefined && { from: communityId }),
    ...(toLocationId !== undefined && { to: `location:${toLocationId}` }),
    ...(purpose !== undefined && { purpose }),
  });
  return known.size === 0 ? '/trips/new' : `/trips/new?${known.toString()}`;
}
