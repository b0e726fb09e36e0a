import type { Thread } from './thread.ts';

type Conversation = Pick<Thread['conversation'], 'safeToText' | 'optedOut' | 'pageClosedAt'>;

/** Whether a text may be written, in the one word that counts most. */
export interface Safety {
  readonly state:
    'now' | 'outsideHours' | 'paused' | 'codeWord' | 'unknown' | 'saidNo' | 'inDoubt' | 'optedOut' | 'pageClosed';
  /** When a text that waits would leave. */
  readonly at?: string | undefined;
}

export function safetyOf({ safeToText: { state, why, at }, optedOut, pageClosedAt }: Conversation): Safety {
  if (optedOut) return { state: 'optedOut' };
  if (pageClosedAt !== undefined) return { state: 'pageClosed' };
  switch (state) {
    case 'now':
      return { state: 'now' };
    case 'later':
      return { state: why === 'paused' ? 'paused' : 'outsideHours', at };
    case 'code-word':
      return { state: 'codeWord' };
    case 'no':
      return { state: why === 'in-doubt' ? 'inDoubt' : 'saidNo' };
    case 'unknown':
      return { state: 'unknown' };
  }
}

/** Why nobody can be written to at all: nothing of one's own opens it again. */
export const closedBy = ({ state }: Safety): 'optedOut' | 'pageClosed' | undefined =>
  state === 'optedOut' || state === 'pageClosed' ? state : undefined;
