import { dateOf, recipientOf, type Call, type Play } from './call.ts';
import { enter, importActivity, recordAnEntry, submit, withdraw } from './entry-calls.ts';
import { carryOn, erase, merge, split } from './identity-calls.ts';
import type { Sure } from './journal.ts';
import type { Operation } from './operations.ts';
import { correct, eventOf, importFile, record, takeOff } from './service-calls.ts';

/** What an operation comes to in this scene; nothing, when there is nothing yet that it could be about. */
export function callOf(play: Play, operation: Operation): Call | undefined {
  const { journal, scene } = play;
  const { platform } = scene;
  switch (operation.what) {
    case 'record':
      return record(play, eventOf(play, platform.ids.uuid(), operation));
    case 'repeat':
      return about(journal.events, operation.which, (story) => record(play, story));
    case 'void':
      return about(journal.events, operation.which, (story) => takeOff(play, story));
    case 'correct':
      return about(journal.events, operation.which, (story) => correct(play, story, operation.to));
    case 'merge':
      return merge(play, operation);
    case 'split':
      return about(
        journal.merges.filter(({ kind }) => kind === 'merge'),
        operation.which,
        ({ personId }) => split(play, personId),
      );
    case 'carry-on':
      return about(journal.merges, operation.which, ({ id }) => carryOn(id));
    case 'erase':
      return erase(play, operation.person);
    case 'group':
      return enter(play, {
        kind: 'group-activity',
        hosts: operation.hosts.map((host) => recipientOf(scene, host)),
        date: dateOf(scene, operation.date),
        type: 'cultural',
      });
    case 'capacity':
      return enter(play, {
        kind: 'capacity-activity',
        recipientId: recipientOf(scene, operation.recipient),
        date: dateOf(scene, operation.date),
        type: 'partnership',
        partnerIds: [],
      });
    case 'spend':
      return enter(
        play,
        {
          kind: 'expenditure',
          recipientId: recipientOf(scene, operation.recipient),
          date: dateOf(scene, operation.date),
          category: 'transport',
          amountCents: operation.cents,
          ...(operation.over && { overApprovalReason: 'own-funds' }),
        },
        operation.over,
      );
    case 'repeat-entry':
      return about(journal.entries, operation.which, (story) => recordAnEntry(play, story));
    case 'void-activity':
      return about(journal.entries, operation.which, (story) => withdraw(play, story));
    case 'reverse':
      return about(
        journal.entries.filter(({ entry }) => entry.kind === 'expenditure'),
        operation.which,
        (story) => withdraw(play, story),
      );
    case 'submit':
      return submit(play, operation);
    case 'import':
      return importFile(play, operation.rows);
    case 'import-activity':
      return about(
        journal.entries.filter(({ entry }) => entry.kind === 'group-activity'),
        operation.which,
        (story) => importActivity(play, story),
      );
  }
}

/** One of all that anybody began; of three times twice one that is known to be there. */
function about<T extends { readonly recorded: Sure }>(
  all: readonly T[],
  which: number,
  call: (one: T) => Call,
): Call | undefined {
  const there = all.filter(({ recorded }) => recorded === 'yes');
  const from = which % 3 === 0 || there.length === 0 ? all : there;
  const one = from[which % (from.length || 1)];
  return one === undefined ? undefined : call(one);
}
