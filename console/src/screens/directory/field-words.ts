import i18next, { type TFunction } from 'i18next';

type T = TFunction<'directory'>;

/** What a field is called, by its path (`capacity.available`, `name.fr`); where it has no name of its own, by its first part. */
export function fieldLabel(path: string, t: T): string {
  const [first = path, ...inside] = path.split('.');
  const name = (key: string): string | undefined =>
    i18next.exists(`directory:field.${key}`) ? i18next.t(`directory:field.${key}`, { defaultValue: '' }) : undefined;
  const own = name(first) ?? first;
  const last = inside.at(-1);
  if (last === undefined) return own;
  if (last === 'fr' || last === 'en') return t('history.inLanguage', { field: own, language: last });
  return `${own} · ${name(last) ?? last}`;
}

const LONGEST = 160;
const CODES = ['serviceKind', 'sector', 'status', 'feature', 'culture', 'gender', 'ageBand', 'area', 'day'] as const;

/** A value of an entry as one line: codes by their names, a list by commas. */
export function valueInWords(value: unknown, t: T): string {
  const said = inWords(value, t);
  return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
}

function inWords(value: unknown, t: T): string {
  if (value === null || value === undefined) return t('nothing');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'string') return codeInWords(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    return value.length === 0 ? t('nothing') : value.map((one: unknown) => inWords(one, t)).join(', ');
  }
  if (typeof value !== 'object') return '';
  return Object.values(value)
    .filter((one) => one !== undefined)
    .map((one: unknown) => inWords(one, t))
    .join(' · ');
}

/** A code that several lists have means nearly the same in each. */
function codeInWords(text: string): string {
  const list = CODES.find((one) => !text.includes('.') && i18next.exists(`directory:${one}.${text}`));
  return list === undefined ? text : i18next.t(`directory:${list}.${text}`, { defaultValue: text });
}
