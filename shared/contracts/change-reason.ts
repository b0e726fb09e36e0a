import * as z from 'zod';

/** Why a referral or a trip was called off, sent round again or reopened. Coded: free words could name somebody. */
export const changeReason = z.enum([
  'person-asked',
  'person-unreachable',
  'no-longer-needed',
  'arranged-otherwise',
  'partner-unavailable',
  'unsafe',
  'recorded-by-mistake',
  'other',
]);
