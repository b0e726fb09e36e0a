import type { Answer, Call, Routes } from '../../shared/contracts/route.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';

/** One handler a route: it translates between HTTP and a use case, and decides nothing. */
export type Handlers<R extends Routes> = {
  readonly [K in keyof R]: (scope: Scope, call: Call<R[K]>) => Promise<Answer<R[K]> | Refusal>;
};
