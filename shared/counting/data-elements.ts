import type { Measure } from './counter.ts';

/**
 * The four service data elements of the ministry's service description, section « Obligation en matière de production de
 * rapports ». The French names are the ministry's own words, letter for letter; do not improve them.
 */
const PROGRAM = 'Services et soutien dans les régions rurales ou éloignées dans le cadre de la LTP';

export interface DataElement {
  readonly code: 'persons-served' | 'group-activities' | 'capacity-activities' | 'expenditures';
  readonly measure: Measure;
  readonly unit: 'persons' | 'activities' | 'cents';
  readonly names: { readonly fr: string; readonly en: string };
  /** As the ministry's form writes it, with the name of the program. */
  readonly officialName: string;
}

export const DATA_ELEMENTS: readonly DataElement[] = [
  {
    code: 'persons-served',
    measure: 'persons',
    unit: 'persons',
    names: {
      fr: 'Nombre de personnes ayant reçu des services individuels adaptés aux besoins',
      en: 'Number of individuals who received individual services adapted to their needs',
    },
    officialName: `Nombre de personnes: ayant reçu des services individuels adaptés aux besoins: ${PROGRAM}`,
  },
  {
    code: 'group-activities',
    measure: 'group-activities',
    unit: 'activities',
    names: { fr: 'Nombre d’activités de groupe', en: 'Number of group activities' },
    officialName: `Nombre d’activités de groupe: ${PROGRAM}`,
  },
  {
    code: 'capacity-activities',
    measure: 'capacity-activities',
    unit: 'activities',
    names: {
      fr: 'Nombre d’activités de renforcement des capacités et de collaboration',
      en: 'Number of capacity-building and collaboration activities',
    },
    officialName: `Nombre d’activités de renforcement des capacités et de collaboration: ${PROGRAM}`,
  },
  {
    code: 'expenditures',
    measure: 'spent-cents',
    unit: 'cents',
    names: {
      fr: 'Dépenses des organismes financés par le ministère',
      en: 'Expenditures of ministry-funded organizations',
    },
    officialName: `Dépenses des organismes financés par le ministère: ${PROGRAM}`,
  },
];
