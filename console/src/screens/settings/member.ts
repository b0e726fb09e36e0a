import type { ItemOf } from '../../api/contract.ts';

/** Somebody who may enter. */
export type Member = ItemOf<'GET /v1/members'>;
