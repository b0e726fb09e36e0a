export { claimWork, releaseWork } from './claim-service.ts';
export type { Claim } from './claim.ts';
export { readQueue } from './service.ts';
