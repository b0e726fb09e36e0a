import { recordId } from '../../shared/counting/import-row.ts';
import {
  correctServiceEvent,
  eventRef,
  fiscalYearOf,
  importRows,
  readServiceEvent,
  recordEntry,
  recordServiceEvent,
  reverseExpenditure,
  submitReport,
  voidActivity,
  voidServiceEvent,
  type ServiceEvent,
} from '../../shared/counting/index.ts';
import { entryRef } from '../../shared/counting/entry-ref.ts';
import type { NewEntry } from '../../shared/counting/ledger-service.ts';
import type { NewServiceEvent } from '../../shared/counting/model.ts';
import { carryOnMerge, mergePersons, splitPersons } from '../../shared/identity/index.ts';
import { mergeKey } from '../../shared/identity/merge-store.ts';
import { erasePerson } from '../../shared/people/index.ts';
import { parseLocalDate, type LocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import {
  hostsOf,
  surer,
  type EntryStory,
  type EventState,
  type EventStory,
  type Journal,
  type MergeStory,
} from './journal.ts';
import { monthEndOf } from './calendar.ts';
import type { Operation, Service } from './operations.ts';
import { whyRefused, type Scene } from './scene.ts';

/**
 * A use case as somebody calls it, once or, when no answer came, again. What it is told goes into the journal.
 * `unsure`: whether the answer to a write of it was lost, so that a refusal may be on account of the very same thing.
 */
export type Call = (platform: Platform, unsure: () => boolean) => Promise<void>;

/** Everything a run's clients share. */
export interface Play {
  readonly scene: Scene;
  readonly journal: Journal;
  readonly file: readonly Service[];
}

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
      return about(journal.merges, operation.which, ({ personId }) => split(play, personId));
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
  }
}

function about<T>(all: readonly T[], which: number, call: (one: T) => Call): Call | undefined {
  const one = all[which % (all.length || 1)];
  return one === undefined ? undefined : call(one);
}

const recipientOf = ({ recipients }: Scene, at: number): string => recipients[at % recipients.length] ?? '';
const personOf = ({ persons }: Scene, at: number): string => persons[at % persons.length]?.id ?? '';
const dateOf = ({ setting: { dates } }: Scene, at: number): LocalDate => parseLocalDate(dates[at % dates.length] ?? '');

const serviceOf = (scene: Scene, { person, recipient, date, type }: Service): NewServiceEvent => ({
  personId: personOf(scene, person),
  recipientId: recipientOf(scene, recipient),
  serviceDate: dateOf(scene, date),
  serviceType: type,
});

function eventOf({ journal, scene }: Play, id: string, operation: Service): EventStory {
  const service = serviceOf(scene, operation);
  const { recipientId, serviceDate, serviceType } = service;
  const ref = eventRef({ ...service, id, fiscalYear: fiscalYearOf(serviceDate) });
  return journal.event(id, service, { ref, version: 1, recipientId, serviceDate, serviceType });
}

/** Notes a refusal that nobody should be given. */
function expectRefusal(
  { journal }: Play,
  what: string,
  { code }: Refusal,
  expected: Readonly<Record<string, boolean>>,
): void {
  if (expected[code] !== true) journal.odd.push(`${what} was refused: ${code}`);
}

const record =
  (play: Play, story: EventStory): Call =>
  async (platform, unsure) => {
    const { journal, scene } = play;
    const expected = whyRefused(scene, [story.service.recipientId], story.service.serviceDate);
    const answer = await recordServiceEvent(platform, scene.staff, story.id, story.service);
    if (isRefusal(answer)) {
      const { personId } = story.service;
      expectRefusal(play, 'record', answer, { [expected ?? '']: true, 'person-erased': journal.erased.has(personId) });
      if (unsure()) story.recorded = surer(story.recorded, 'maybe');
      return;
    }
    if (expected !== undefined) journal.odd.push(`record was not refused: ${expected}`);
    story.recorded = 'yes';
    journal.succeeded('record');
  };

const takeOff = (play: Play, story: EventStory): Call => {
  story.voids += 1;
  const wasRecorded = story.recorded === 'yes';
  return async (platform, unsure) => {
    const answer = await voidServiceEvent(platform, play.scene.staff, story.first.ref, 'entered-in-error');
    if (isRefusal(answer)) {
      expectRefusal(play, 'void', answer, { 'unknown-event': !wasRecorded });
      if (unsure()) story.voided = surer(story.voided, 'maybe');
      return;
    }
    if (answer.state !== 'void') play.journal.odd.push('a void left the event live');
    story.voided = 'yes';
    play.journal.succeeded('void');
  };
};

const stateOf = (event: ServiceEvent, version: number | undefined): EventState => ({
  ref: eventRef(event),
  version,
  recipientId: event.recipientId,
  serviceDate: event.serviceDate,
  serviceType: event.serviceType,
});

/** As from a form: the event is read once, and the same change of what was read is sent until there is an answer. */
const correct = (play: Play, story: EventStory, to: Partial<Omit<Service, 'person'>>): Call => {
  const { scene, journal } = play;
  const others = story.correctionsBegun;
  story.correctionsBegun += 1;
  const wasRecorded = story.recorded === 'yes';
  const change = {
    ...(to.recipient !== undefined && { recipientId: recipientOf(scene, to.recipient) }),
    ...(to.date !== undefined && { serviceDate: dateOf(scene, to.date) }),
    serviceType: to.type ?? 'transportation',
  };
  let form: ServiceEvent | undefined;
  return async (platform, unsure) => {
    if (form === undefined) {
      const read = await readServiceEvent(platform, scene.staff, story.first.ref);
      if (isRefusal(read)) {
        expectRefusal(play, 'reading an event', read, { 'unknown-event': !wasRecorded });
        return;
      }
      form = read;
    }
    const { version } = form;
    const from = stateOf(form, version);
    const target: ServiceEvent = { ...form, ...change };
    const fiscalYear = fiscalYearOf(target.serviceDate);
    const answer = await correctServiceEvent(
      platform,
      scene.staff,
      eventRef(form),
      { ...change, reason: 'wrong-date' },
      version,
    );
    if (isRefusal(answer)) {
      expectRefusal(play, 'correct', answer, {
        [whyRefused(scene, [target.recipientId], target.serviceDate) ?? '']: true,
        'changed-meanwhile': unsure() || others + story.voids > 0 || story.correctionsBegun > 1,
        'event-void': story.voids > 0,
      });
      if (!unsure()) return;
      const stays = fiscalYear === form.fiscalYear && target.recipientId === form.recipientId;
      const to = stateOf({ ...target, fiscalYear }, stays ? version + 1 : undefined);
      story.corrections.push({ from, to, sure: 'maybe' });
      return;
    }
    story.corrections.push({ from, to: stateOf(answer, answer.version), sure: 'yes' });
    journal.succeeded('correct');
  };
};

function begin({ scene, journal }: Play, kind: MergeStory['kind'], personId: string): MergeStory {
  const story: MergeStory = { id: scene.platform.ids.uuid(), kind, personId, answered: 'no' };
  journal.merges.push(story);
  return story;
}

const merge = (play: Play, { person, into }: Extract<Operation, { what: 'merge' }>): Call => {
  const { scene, journal } = play;
  const [personId, parentId] = [personOf(scene, person), personOf(scene, into)];
  const story = begin(play, 'merge', personId);
  return async (platform, unsure) => {
    const answer = await mergePersons(platform, scene.staff, story.id, { personId, parentId, reason: 'same-person' });
    if (isRefusal(answer)) {
      const others = journal.merges.length > 1;
      expectRefusal(play, 'merge', answer, {
        'same-person-already': others || personId === parentId,
        'already-merged': others,
        'person-erased': journal.erased.size > 0,
      });
      if (unsure()) story.answered = 'maybe';
      return;
    }
    if (answer.state !== 'done') journal.odd.push('a merge was answered before its end');
    story.answered = 'yes';
    journal.succeeded('merge');
  };
};

const split = (play: Play, personId: string): Call => {
  const { scene, journal } = play;
  const story = begin(play, 'split', personId);
  return async (platform, unsure) => {
    const answer = await splitPersons(platform, scene.staff, story.id, { personId, reason: 'merged-in-error' });
    if (isRefusal(answer)) {
      const expected = { 'not-merged': true, 'merge-under-way': true, 'person-erased': journal.erased.size > 0 };
      expectRefusal(play, 'split', answer, expected);
      if (unsure()) story.answered = 'maybe';
      return;
    }
    if (answer.state !== 'done') journal.odd.push('a split was answered before its end');
    story.answered = 'yes';
    journal.succeeded('split');
  };
};

/** As the timer does, whoever else is at it. */
const carryOn =
  (id: string): Call =>
  async (platform) => {
    if ((await platform.table.get(mergeKey(id))) !== undefined) await carryOnMerge(platform, id);
  };

const erase = (play: Play, person: number): Call => {
  const personId = personOf(play.scene, person);
  play.journal.erased.add(personId);
  return async (platform) => {
    const answer = await erasePerson(platform, play.scene.staff, personId, 'asked-by-person');
    if (isRefusal(answer)) expectRefusal(play, 'erase', answer, { 'changed-meanwhile': true });
    else play.journal.succeeded('erase');
  };
};

function enter(play: Play, entry: NewEntry, byAdmin = false): Call {
  const { scene, journal } = play;
  const id = scene.platform.ids.uuid();
  const ref = entryRef({ id, recipientId: [...hostsOf(entry)].sort()[0] ?? '', fiscalYear: fiscalYearOf(entry.date) });
  const story: EntryStory = {
    id,
    entry,
    ref,
    byAdmin,
    recorded: 'no',
    withdrawn: 'no',
    withdrawalsBegun: 0,
    reversalId: scene.platform.ids.uuid(),
  };
  journal.entries.push(story);
  return recordAnEntry(play, story);
}

const recordAnEntry =
  (play: Play, story: EntryStory): Call =>
  async (platform, unsure) => {
    const { scene, journal } = play;
    const { entry } = story;
    const expected = whyRefused(scene, hostsOf(entry), entry.date);
    const answer = await recordEntry(platform, story.byAdmin ? scene.admin : scene.staff, story.id, entry);
    if (isRefusal(answer)) {
      expectRefusal(play, entry.kind, answer, {
        [expected ?? '']: true,
        'over-approved-amount': entry.kind === 'expenditure' && entry.recipientId === scene.ceiling.recipientId,
      });
      if (unsure()) story.recorded = surer(story.recorded, 'maybe');
      return;
    }
    if (expected !== undefined) journal.odd.push(`${entry.kind} was not refused: ${expected}`);
    story.recorded = 'yes';
    journal.succeeded(entry.kind);
  };

const withdraw = (play: Play, story: EntryStory): Call => {
  story.withdrawalsBegun += 1;
  const wasRecorded = story.recorded === 'yes';
  const { kind } = story.entry;
  return async (platform, unsure) => {
    const { staff } = play.scene;
    const answer =
      kind === 'expenditure'
        ? await reverseExpenditure(platform, staff, story.ref, story.reversalId, 'wrong-amount')
        : await voidActivity(platform, staff, kind, story.ref, 'did-not-take-place');
    if (isRefusal(answer)) {
      expectRefusal(play, `taking off ${kind}`, answer, { 'unknown-entry': !wasRecorded });
      if (unsure()) story.withdrawn = surer(story.withdrawn, 'maybe');
      return;
    }
    story.withdrawn = 'yes';
    play.journal.succeeded(kind === 'expenditure' ? 'reverse' : 'void-activity');
  };
};

const submit = (play: Play, { recipient, date, month }: Extract<Operation, { what: 'submit' }>): Call => {
  const { scene, journal } = play;
  const id = scene.platform.ids.uuid();
  const day = dateOf(scene, date);
  const place = { recipientId: recipientOf(scene, recipient), fiscalYear: fiscalYearOf(day) };
  const asOf = month ? parseLocalDate(monthEndOf(day)) : undefined;
  return async (platform, unsure) => {
    const answer = await submitReport(platform, scene.staff, id, place, asOf);
    if (isRefusal(answer)) {
      expectRefusal(play, 'submit', answer, { 'merge-under-way': journal.merges.length > 0 });
      if (unsure()) journal.maybeSubmitted += 1;
      return;
    }
    journal.submitted.push(answer);
    journal.succeeded('submit');
  };
};

const SOURCE = 'the system before';

const importFile = (play: Play, rows: readonly number[]): Call => {
  const { scene, journal, file } = play;
  const batchId = scene.platform.ids.uuid();
  const stories = rows.flatMap((row) => {
    const service = file[row];
    if (service === undefined) return [];
    return { row, story: eventOf(play, recordId(scene.hubId, 'service-events', SOURCE, String(row)), service) };
  });
  const batch = {
    source: SOURCE,
    rows: stories.map(({ row, story: { service } }) => ({
      line: row,
      id: String(row),
      person_id: service.personId,
      recipient_id: service.recipientId,
      service_date: service.serviceDate,
      service_type: service.serviceType,
    })),
  };
  return async (platform, unsure) => {
    const outcomes = await importRows(platform, scene.staff, 'service-events', batch, batchId);
    for (const [at, { story }] of stories.entries()) {
      const outcome = outcomes[at];
      const { personId, recipientId, serviceDate } = story.service;
      const expected = whyRefused(scene, [recipientId], serviceDate);
      const isErased = journal.erased.has(personId);
      if (outcome?.outcome === 'rejected') {
        if (outcome.code !== expected && !(isErased && outcome.code === 'person-erased')) {
          journal.odd.push(`a row was rejected: ${outcome.code}`);
        }
        if (unsure()) story.recorded = surer(story.recorded, 'maybe');
      } else if (outcome?.outcome === 'recorded' || outcome?.outcome === 'already-there') {
        if (expected !== undefined) journal.odd.push(`a row was not rejected: ${expected}`);
        story.recorded = 'yes';
      } else {
        journal.odd.push('a row has no outcome');
      }
    }
    journal.succeeded('import');
  };
};
