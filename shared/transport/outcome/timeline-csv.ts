import { stringify } from 'csv-stringify/sync';
import { wallClock } from '../texts.ts';
import { byLabels, eventLabel, reasonLabel, statusLabels, textLabels, type Words } from './timeline-texts.ts';
import type { TimelineEntry } from './timeline.ts';

const HEADER = [
  'Moment (UTC) / Time (UTC)',
  'Heure du carrefour / Time at the hub',
  'À venir / Ahead',
  'Événement',
  'Event',
  'Code',
  'Par / By',
  'Membre / Member',
  'Partenaire / Partner',
  'Code de l’offre / Code of the offer',
  'Tour / Round',
  'Vague / Wave',
  'État du trajet / State of the trip',
  'Motif',
  'Reason',
  'État du texto / State of the text',
  'Erreur du réseau / Carrier error',
] as const;

const inBoth = (label: Words | undefined): string => (label === undefined ? '' : `${label.fr} / ${label.en}`);

/**
 * A timeline as a spreadsheet opens it: UTF-8 with its mark, a line for each entry, and no cell that a spreadsheet would run as a
 * formula. Organizations and members by their ids: it may be printed and handed on.
 */
export function timelineCsv(entries: readonly TimelineEntry[], timeZone: string): string {
  return stringify([HEADER, ...entries.map((entry) => lineOf(entry, timeZone))], {
    bom: true,
    quoted_string: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function lineOf(entry: TimelineEntry, timeZone: string): (string | number)[] {
  const { at, event, by, organizationId, offerCode, round, wave, to, reason, text, ahead } = entry;
  const label = eventLabel(event);
  const why = reason === undefined ? undefined : reasonLabel(reason);
  return [
    at,
    wallClock(at, timeZone),
    ahead === true ? 'oui / yes' : '',
    label.fr,
    label.en,
    event,
    inBoth(by === undefined ? undefined : byLabels[by.kind]),
    by?.kind === 'member' ? by.id : '',
    organizationId ?? (by?.kind === 'partner' ? by.organizationId : ''),
    offerCode ?? '',
    round ?? '',
    wave ?? '',
    inBoth(to === undefined ? undefined : statusLabels[to]),
    why?.fr ?? '',
    why?.en ?? '',
    inBoth(text === undefined ? undefined : textLabels[text.status]),
    text?.errorCode ?? '',
  ];
}
