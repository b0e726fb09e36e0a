import type { LedgerEntry } from '../../shared/counting/ledger-entry.ts';
import type { NewEntry } from '../../shared/counting/ledger-service.ts';
import type { Submission } from '../../shared/counting/index.ts';
import type { NewServiceEvent } from '../../shared/counting/model.ts';

/** `maybe`: an answer was lost for good, and the repeat was refused. What was lost may have been carried out, or may be yet. */
export type Sure = 'no' | 'maybe' | 'yes';

/** An event as somebody saw it. */
export interface EventState {
  readonly ref: string;
  /** Absent where nobody was told. */
  readonly version: number | undefined;
  readonly recipientId: string;
  readonly serviceDate: string;
  readonly serviceType: string;
}

export interface EventStory {
  readonly id: string;
  readonly service: NewServiceEvent;
  /** As it is first recorded. */
  readonly first: EventState;
  recorded: Sure;
  voided: Sure;
  /** Begun by anybody, whatever came of it. */
  voids: number;
  correctionsBegun: number;
  readonly corrections: { readonly from: EventState; readonly to: EventState; readonly sure: 'maybe' | 'yes' }[];
}

export interface EntryStory {
  readonly id: string;
  readonly entry: NewEntry;
  readonly ref: string;
  readonly byAdmin: boolean;
  recorded: Sure;
  /** An activity taken off, an expenditure reversed. */
  withdrawn: Sure;
  withdrawalsBegun: number;
  readonly reversalId: string;
}

export interface MergeStory {
  readonly id: string;
  readonly kind: 'merge' | 'split';
  readonly personId: string;
  /** Answered as done. */
  recorded: Sure;
}

/** What the clients of a run began and what they were told of it: by this, what is in the table is judged. */
export class Journal {
  readonly events: EventStory[] = [];
  readonly entries: EntryStory[] = [];
  readonly merges: MergeStory[] = [];
  readonly erased = new Set<string>();
  readonly submitted: Submission[] = [];
  /** Ids of submissions of which nobody knows. */
  maybeSubmitted = 0;
  /** Answers that nobody should have been given. */
  readonly odd: string[] = [];
  /** Use cases called. */
  operations = 0;
  /** How often each kind of operation was answered with what was asked for. */
  readonly done = new Map<string, number>();

  succeeded(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  /** The story of the event of this id, from whenever somebody first began to record it. */
  event(id: string, service: NewServiceEvent, first: EventState): EventStory {
    const known = this.events.find((story) => story.id === id);
    if (known !== undefined) return known;
    const story: EventStory = {
      id,
      service,
      first,
      recorded: 'no',
      voided: 'no',
      voids: 0,
      correctionsBegun: 0,
      corrections: [],
    };
    this.events.push(story);
    return story;
  }
}

export const surer = (a: Sure, b: Sure): Sure => (a === 'yes' || b === 'yes' ? 'yes' : a === 'maybe' ? a : b);

/**
 * Whether an event can have come to be as it is found: recorded, then each correction that was answered exactly once, each
 * on the state it was made for, and of those nobody knows of any or none.
 */
export function canHaveBecome({ first, corrections }: EventStory, found: EventState): boolean {
  const from = (state: EventState, left: EventStory['corrections']): boolean =>
    (left.every(({ sure }) => sure === 'maybe') && same(state, found)) ||
    left.some(
      (correction) =>
        same(state, correction.from) &&
        from(
          correction.to,
          left.filter((other) => other !== correction),
        ),
    );
  return from(first, corrections);
}

const same = (a: EventState, b: EventState): boolean =>
  a.ref === b.ref &&
  a.recipientId === b.recipientId &&
  a.serviceDate === b.serviceDate &&
  a.serviceType === b.serviceType &&
  (a.version === undefined || b.version === undefined || a.version === b.version);

/** The recipients in whose ledgers it stands. */
export const hostsOf = (entry: NewEntry | LedgerEntry): readonly string[] =>
  entry.kind === 'group-activity' ? entry.hosts : [entry.recipientId];
