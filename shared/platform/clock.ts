/** Where "now" comes from. Decisions take an instant as an argument; only handlers hold a clock. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The instant `ms` milliseconds after an ISO instant, as ISO. */
export const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** Unix seconds, the unit of DynamoDB's TTL. */
export const ttlAfter = (instant: string, days: number): number =>
  Math.floor(Date.parse(instant) / 1000) + Math.round(days * 86_400);
