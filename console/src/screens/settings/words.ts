import { useTranslation } from 'react-i18next';
import { languageTag } from '../../i18n/i18n.ts';
import { count, dateTime, dollars, plainDate } from '../../i18n/time.ts';
import type { Field, HubField, HubPath, Section } from './fields.ts';
import { GROUPS, WINTER_ROADS } from './fields.ts';
import type { ItemField } from './lists.ts';

type GroupKey = { [S in Section]: `group.${S}.${keyof (typeof GROUPS)[S] & string}` }[Section];

const isGroupKey = (key: string): key is GroupKey => {
  const [, section, group] = key.split('.');
  return Object.entries(GROUPS).some(([name, groups]) => name === section && group !== undefined && group in groups);
};

/** The key of a group's heading. */
export function groupWord(section: Section, group: string): GroupKey {
  const key = `group.${section}.${group}`;
  return isGroupKey(key) ? key : 'group.hub.names';
}

/** Weights say what they do; whoever turns one knows what moves. */
const EXPLAINED = [
  'routing.weights.travel',
  'routing.weights.capacity',
  'routing.weights.wish',
  'routing.weights.hours',
  'routing.weights.language',
  'routing.weights.agreement',
  'routing.weights.kind',
  'routing.weights.freshness',
  'routing.weights.culture',
  'routing.weights.adaptation',
  'dispatch.waitSeconds',
  'routing.travelHalfHours',
  'intake.newPhonesPerHour',
  'intake.crisisLines.emergency',
  'dispatch.order.night',
  'languages',
  'travel.charter.from',
  'travel.charter.to',
  'travel.charter.savesMinutes',
  'travel.rates.road',
  'travel.rates.winterRoad',
  'travel.rates.charter',
] as const satisfies readonly HubPath[];
const explained = (path: string): (typeof EXPLAINED)[number] | undefined => EXPLAINED.find((one) => one === path);

const OPTIONS = [
  'monthly',
  'quarterly',
  'yearly',
  'warn',
  'refuse',
  ...WINTER_ROADS,
  'fr',
  'en',
  'road',
  'winter-road',
  'air',
  'rail',
  'boat',
  'on-demand',
  'scheduled',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  'wetum',
  'moose-river',
] as const;

interface FieldWords {
  readonly label: (field: HubField) => string;
  readonly itemLabel: (field: ItemField) => string;
  /** Below the field: its bounds, and what it does where that is not plain. */
  readonly help: (field: HubField) => string;
  readonly itemHelp: (field: ItemField) => string | undefined;
  /** From and to what the API takes a number; nothing of any other field. */
  readonly bounds: (field: Field) => { readonly min: string; readonly max: string };
  readonly value: (field: Field, value: unknown) => string;
  /** A number as it is typed in this language. */
  readonly typed: (field: Field, value: number) => string;
}

/** `lun.`, `Tue`: of 1, Monday, to 7. */
export const weekday = (day: number): string =>
  new Intl.DateTimeFormat(languageTag(), { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));

export function useFieldWords(): FieldWords {
  const { t } = useTranslation('settings');
  const bounds = (field: Field): { min: string; max: string } => {
    if (field.kind !== 'number') return { min: '', max: '' };
    const say = field.cents === true ? dollars : count;
    return { min: say(field.min), max: say(field.max) };
  };
  const value = (field: Field, given: unknown): string => {
    if (given === undefined || given === '') return t('value.none');
    if (typeof given === 'boolean') return given ? t('value.yes') : t('value.no');
    if (typeof given === 'number')
      return field.kind === 'number' && field.cents === true ? dollars(given) : count(given);
    if (Array.isArray(given)) return given.map((one) => value(field, one)).join(', ');
    if (typeof given !== 'string') return t('value.none');
    if (field.kind === 'date') return plainDate(given);
    if (field.kind === 'instant') return dateTime(given);
    const option = OPTIONS.find((one) => one === given);
    return option === undefined ? given : t(`option.${option}`);
  };
  return {
    label: ({ path }) => t(`field.${path}`),
    itemLabel: ({ word, optional }) =>
      optional === true ? t('item.maybe', { what: t(`item.${word}`) }) : t(`item.${word}`),
    bounds,
    help: (field) => {
      const word = explained(field.path);
      const said = word === undefined ? [] : [t(`help.${word}`)];
      return [...said, ...(field.kind === 'number' ? [t('bounds', bounds(field))] : [])].join(' ');
    },
    itemHelp: (field) => {
      if (field.kind === 'number') return t('bounds', bounds(field));
      if (field.kind === 'monthDay') return t('itemHelp.monthDay');
      if (field.kind === 'times') return t('itemHelp.times');
      if (field.kind === 'code') return t('itemHelp.code');
      return undefined;
    },
    value,
    typed: (field, number) => {
      const isMoney = field.kind === 'number' && field.cents === true;
      const digits = isMoney ? { minimumFractionDigits: 2 } : { maximumFractionDigits: 4 };
      return new Intl.NumberFormat(languageTag(), { useGrouping: false, ...digits }).format(
        isMoney ? number / 100 : number,
      );
    },
  };
}
