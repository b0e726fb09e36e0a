import type { LocalDate } from '../platform/local-date.ts';
import type { DataElement } from './data-elements.ts';
import type { Dimension } from './facts.ts';
import { lastDayOf, firstDayOf } from './fiscal-year.ts';
import type { Report } from './report.ts';
import type { PublishedCell } from './suppression.ts';

/** Every word of a report that is not a figure, in French and English, and how each language writes figures and dates. */

export type InBoth = DataElement['names'];
export type ReportLanguage = keyof InBoth;
export const LOCALES = { fr: 'fr-CA', en: 'en-CA' } as const satisfies InBoth;

/** What a hub calls its service types: the list of its settings. */
export type ServiceTypeNames = readonly { readonly code: string; readonly names: InBoth }[];

/** What a printed report says beside the figures. */
export interface ReportHeading {
  /** Name of the organization, or of the hub for the report of the hub as a whole. */
  readonly recipient: string;
  /** The day it is made, in the hub's time zone. */
  readonly preparedAt: LocalDate;
  /** Where it is left out, the types that ship have their names and those of the hub's own go by their codes. */
  readonly serviceTypes?: ServiceTypeNames | undefined;
}

/**
 * What stands in a hidden cell: the sign of Statistics Canada for a confidential figure. A spreadsheet makes a date of "1-4",
 * and takes "<5" for the beginning of a comparison; a lone letter is left alone.
 */
export const HIDDEN = 'x';

export const TEXTS = {
  program: {
    fr: 'Services et soutien dans les régions rurales ou éloignées dans le cadre de la lutte contre la traite des personnes',
    en: 'Anti-human trafficking services and supports in rural and remote regions',
  },
  annualReport: { fr: 'Rapport annuel', en: 'Annual report' },
  interimReport: { fr: 'Rapport intermédiaire', en: 'Interim report' },
  recipient: { fr: 'Bénéficiaire de paiements de transfert', en: 'Transfer payment recipient' },
  hub: { fr: 'Carrefour', en: 'Hub' },
  fiscalYear: { fr: 'Exercice', en: 'Fiscal year' },
  asOf: { fr: 'Chiffres arrêtés au', en: 'Figures as of' },
  preparedOn: { fr: 'Préparé le', en: 'Prepared on' },
  elements: { fr: 'Données du service', en: 'Service data' },
  element: { fr: 'Nom de la donnée du service', en: 'Data element' },
  officialName: { fr: 'Nom officiel', en: 'Official name (in French)' },
  unit: { fr: 'Unité', en: 'Unit' },
  yearToDate: { fr: 'Total cumulé', en: 'Year to date' },
  byMonth: { fr: 'Par mois', en: 'By month' },
  byQuarter: { fr: 'Par trimestre', en: 'By quarter' },
  month: { fr: 'Mois', en: 'Month' },
  quarter: { fr: 'Trimestre', en: 'Quarter' },
  inThePeriod: { fr: 'Période', en: 'Period' },
  soFar: { fr: 'à ce jour', en: 'so far' },
  monthsCaption: {
    fr: 'Chiffres de chaque mois et de chaque trimestre, et cumul depuis le début de l’exercice',
    en: 'Figures of each month and quarter, and to date since the beginning of the fiscal year',
  },
  toDate: { fr: 'Cumul', en: 'To date' },
  breakdown: { fr: 'Ventilation', en: 'Breakdown' },
  breakdownOfPersons: { fr: 'Ventilation des personnes desservies', en: 'Breakdown of the persons served' },
  row: { fr: 'Catégorie', en: 'Category' },
  persons: { fr: 'Personnes', en: 'Persons' },
  total: { fr: 'Total', en: 'Total' },
  hidden: { fr: 'nombre masqué', en: 'hidden number' },
  note: { fr: 'Note', en: 'Note' },
  mergeNote: {
    fr: 'Des dossiers sont en train d’être réunis ou séparés\u00a0: les nombres de personnes peuvent encore changer.',
    en: 'Files of persons are being merged or taken apart: the numbers of persons may still change.',
  },
  unfinishedNote: {
    fr: 'La période n’était pas terminée le jour où ce rapport a été préparé\u00a0: les chiffres sont ceux inscrits jusque-là.',
    en: 'The period was not over on the day this report was prepared: the figures are those recorded by then.',
  },
  personsNote: {
    fr: 'Chaque personne est comptée une seule fois dans l’exercice, au mois de son premier service.',
    en: 'Each person is counted once in the fiscal year, in the month of their first service.',
  },
  hiddenNote: {
    fr: `${HIDDEN}\u00a0: nombre masqué pour protéger les personnes. Dans ces tableaux, les nombres de 1 à 4 sont toujours masqués; d’autres le sont au besoin, pour qu’on ne puisse pas les déduire du total.`,
    en: `${HIDDEN}: number hidden to protect the persons. In these tables numbers from 1 to 4 are always hidden; others are hidden where needed, so that these cannot be worked out from the total.`,
  },
  overlapNote: {
    fr: 'Une même personne peut recevoir plusieurs types de services\u00a0: ces nombres ne s’additionnent pas.',
    en: 'A person may receive several types of services: these numbers do not add up.',
  },
  signatures: { fr: 'Signatures', en: 'Signatures' },
  preparedBy: { fr: 'Préparé par', en: 'Prepared by' },
  approvedBy: { fr: 'Approuvé par', en: 'Approved by' },
  nameAndTitle: { fr: 'Nom et titre', en: 'Name and title' },
  signature: { fr: 'Signature', en: 'Signature' },
  date: { fr: 'Date', en: 'Date' },
} as const satisfies Readonly<Record<string, InBoth>>;

/** Column headings, where the name of a data element is too long. */
export const SHORT_NAMES: Readonly<Record<DataElement['code'], InBoth>> = {
  'persons-served': { fr: 'Personnes desservies', en: 'Persons served' },
  'group-activities': { fr: 'Activités de groupe', en: 'Group activities' },
  'capacity-activities': {
    fr: 'Renforcement des capacités et collaboration',
    en: 'Capacity building and collaboration',
  },
  expenditures: { fr: 'Dépenses', en: 'Expenditures' },
};

export const UNITS: Readonly<Record<DataElement['unit'], InBoth>> = {
  persons: { fr: 'personnes', en: 'persons' },
  activities: { fr: 'activités', en: 'activities' },
  cents: { fr: 'dollars canadiens', en: 'Canadian dollars' },
};

/** A type that the hub took off its list still has its past services in a report. */
const SHIPPED_TYPES: ServiceTypeNames = [
  { code: 'intake-assessment', names: { fr: 'Prise en charge ou évaluation', en: 'Intake or assessment' } },
  { code: 'transportation', names: { fr: 'Soutien en matière de transport', en: 'Transportation support' } },
  { code: 'mobile-phone', names: { fr: 'Service de téléphonie mobile', en: 'Mobile phone service' } },
  {
    code: 'crisis-support',
    names: {
      fr: 'Intervention fondée sur les traumatismes ou soutien en cas de crise',
      en: 'Trauma-informed intervention or crisis support',
    },
  },
  { code: 'safety-planning', names: { fr: 'Planification de la sécurité', en: 'Safety planning' } },
  {
    code: 'case-management',
    names: {
      fr: 'Gestion de cas, navigation dans le système et plaidoyer',
      en: 'Case management, system navigation and advocacy',
    },
  },
  {
    code: 'mobile-services',
    names: { fr: 'Services mobiles, amenés dans la collectivité', en: 'Mobile services, brought to the community' },
  },
];

const SERVICE_TYPES: InBoth = { fr: 'Type de services', en: 'Type of service' };
const DIMENSIONS: Readonly<Record<Dimension, InBoth>> = {
  'age-band': { fr: 'Groupe d’âge', en: 'Age group' },
  language: { fr: 'Première langue', en: 'First language' },
  community: { fr: 'Type de collectivité', en: 'Type of community' },
  nation: {
    fr: 'Appartenance à une Première Nation (facultative, autodéclarée)',
    en: 'Affiliation with a First Nation (optional, self-declared)',
  },
};
const ROWS: ReadonlyMap<string, InBoth> = new Map([
  ['age-band/under-16', { fr: 'Moins de 16 ans', en: 'Under 16' }],
  ['age-band/16-17', { fr: '16 et 17 ans', en: '16 and 17' }],
  ['age-band/18-plus', { fr: '18 ans et plus', en: '18 and over' }],
  ['age-band/unknown', { fr: 'Âge inconnu', en: 'Age unknown' }],
  ['language/fr', { fr: 'Français', en: 'French' }],
  ['language/en', { fr: 'Anglais', en: 'English' }],
  ['language/other', { fr: 'Autre langue', en: 'Other language' }],
  ['language/unknown', { fr: 'Langue inconnue', en: 'Language unknown' }],
  ['community/rural-or-remote', { fr: 'Collectivité rurale ou éloignée', en: 'Rural or remote community' }],
  ['community/urban', { fr: 'Collectivité urbaine', en: 'Urban community' }],
  ['community/unknown', { fr: 'Collectivité inconnue', en: 'Community unknown' }],
  ['nation/declared', { fr: 'Appartenance déclarée', en: 'Affiliation declared' }],
  ['nation/not-declared', { fr: 'Aucune appartenance déclarée', en: 'No affiliation declared' }],
]);

/** One breakdown table, ready to be written. */
export interface BreakdownTable {
  readonly title: InBoth;
  readonly rows: readonly { readonly label: InBoth; readonly persons: PublishedCell }[];
  /** Whether the rows add up to the persons served. */
  readonly addsUp: boolean;
}

/** The service types in the order of the hub's list, then each dimension; a table without rows is left out. */
export function breakdownTables(report: Report, serviceTypes: ServiceTypeNames = []): BreakdownTable[] {
  const names = new Map([...serviceTypes, ...SHIPPED_TYPES, ...serviceTypes].map((type) => [type.code, type.names]));
  const order = [...names.keys()];
  const place = ({ serviceType }: { readonly serviceType: string }): number =>
    order.includes(serviceType) ? order.indexOf(serviceType) : order.length;
  const types = report.personsByServiceType
    .toSorted((a, b) => place(a) - place(b))
    .map(({ serviceType, value }) => ({
      label: names.get(serviceType) ?? { fr: serviceType, en: serviceType },
      persons: value,
    }));
  const dimensions = report.breakdowns.map(({ dimension, asOf, rows }) => ({
    title: asOf === report.asOf ? DIMENSIONS[dimension] : asOfDate(DIMENSIONS[dimension], asOf),
    rows: rows.map(({ value, persons }) => ({ label: rowLabel(dimension, value), persons })),
    addsUp: true,
  }));
  return [{ title: SERVICE_TYPES, rows: types, addsUp: false }, ...dimensions].filter(({ rows }) => rows.length > 0);
}

/** The report's own date may lie within a quarter; the table is as of the end of the one before. */
const asOfDate = ({ fr, en }: InBoth, asOf: LocalDate): InBoth => ({
  fr: `${fr}, au ${dateInWords(asOf, 'fr')}`,
  en: `${en}, as of ${dateInWords(asOf, 'en')}`,
});

const rowLabel = (dimension: Dimension, value: string): InBoth =>
  ROWS.get(`${dimension}/${value}`) ?? { fr: value, en: value };

/** What must be said of the figures as a whole. */
export function warnings(report: Report, preparedAt: LocalDate): readonly InBoth[] {
  return [
    ...(report.mergeUnderWay ? [TEXTS.mergeNote] : []),
    ...(preparedAt <= report.asOf ? [TEXTS.unfinishedNote] : []),
  ];
}

export const reportTitle = (report: Report): InBoth =>
  report.asOf === lastDayOf(report.fiscalYear) ? TEXTS.annualReport : TEXTS.interimReport;

/** An organization, or the hub as a whole. */
export const subjectLabel = (report: Report): InBoth => (report.recipientId === 'hub' ? TEXTS.hub : TEXTS.recipient);

/** "2026-27 (du 1er avril 2026 au 31 mars 2027)" */
export function fiscalYearInWords({ fiscalYear, label }: Report, language: ReportLanguage): string {
  const [first, last] = [dateInWords(firstDayOf(fiscalYear), language), dateInWords(lastDayOf(fiscalYear), language)];
  return language === 'fr' ? `${label} (du ${first} au ${last})` : `${label} (${first} to ${last})`;
}

/** "1 234 567,50 $" or "$1,234,567.50" of cents; a count with its thousands apart. */
export function figureInWords(unit: DataElement['unit'], value: number, language: ReportLanguage): string {
  return unit === 'cents'
    ? new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: 'CAD' }).format(value / 100)
    : new Intl.NumberFormat(LOCALES[language]).format(value);
}

/** "31 mars 2027", "1er avril 2026"; "March 31, 2027" */
export function dateInWords(date: LocalDate, language: ReportLanguage): string {
  const written = dateFormat(language, { dateStyle: 'long' }).format(new Date(`${date}T00:00:00Z`));
  return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
}

/** "avril 2026" of "2026-04" */
export const monthInWords = (month: string, language: ReportLanguage): string =>
  dateFormat(language, { month: 'long', year: 'numeric' }).format(new Date(`${month}-01T00:00:00Z`));

const dateFormat = (language: ReportLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });

/** "1er trimestre", "Quarter 1" */
export function quarterInWords(quarter: number, language: ReportLanguage): string {
  if (language === 'en') return `Quarter ${quarter}`;
  return quarter === 1 ? '1er trimestre' : `${quarter}e trimestre`;
}
