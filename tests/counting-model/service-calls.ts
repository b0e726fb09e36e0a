import { recordId } from '../../shared/counting/import-row.ts';
import {
  correctServiceEvent,
  eventRef,
  fiscalYearOf,
  importRows,
  readServiceEvent,
  recordServiceEvent,
  voidServiceEvent,
  type ServiceEvent,
} from '../../shared/counting/index.ts';
import type { NewServiceEvent } from '../../shared/counting/model.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { dateOf, expectRefusal, personOf, recipientOf, type Call, type Play } from './call.ts';
import { surer, type EventState, type EventStory } from './journal.ts';
import type { Service } from './operations.ts';
import { whyRefused } from './scene.ts';

/** Services to persons: recorded, corrected, taken off, imported. */

const serviceOf = (play: Play, { person, recipient, date, type }: Service): NewServiceEvent => ({
  personId: personOf(play, person),
  recipientId: recipientOf(play.scene, recipient),
  serviceDate: dateOf(play.scene, date),
  serviceType: type,
});

export function eventOf(play: Play, id: string, operation: Service): EventStory {
  const service = serviceOf(play, operation);
  const { recipientId, serviceDate, serviceType } = service;
  const ref = eventRef({ ...service, id, fiscalYear: fiscalYearOf(serviceDate) });
  return play.journal.event(id, service, { ref, version: 1, recipientId, serviceDate, serviceType });
}

export const record =
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

export const takeOff = (play: Play, story: EventStory): Call => {
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
export const correct = (play: Play, story: EventStory, to: Partial<Omit<Service, 'person'>>): Call => {
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

const SOURCE = 'the system before';

export const importFile = (play: Play, rows: readonly number[]): Call => {
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
