import { defaultCrisisLines, type Bilingual, type CrisisLines, type Language } from '../model.ts';
import { cannedTexts, fillLines, shippedCannedTexts } from './canned-texts.ts';
import {
  blanksIn,
  cannedFaults,
  keyOf,
  mustBeOneSegment,
  pageFaults,
  textFaults,
  type TextFaultCode,
} from './text-faults.ts';
import { shippedWording, textKeys, type TextKey } from './texts.ts';
import { webTexts } from './web-texts.ts';

type Texts = Readonly<Record<string, Bilingual>>;

/** What of a hub's settings its own wording is. */
type Settings = {
  readonly texts: Texts;
  readonly cannedTexts: Texts;
  readonly intake: { readonly crisisLines: CrisisLines };
};

/** `field`: `texts.<key>.<fr|en>` in the settings of the hub, or `cannedTexts.…`. */
export type OwnTextFault = {
  readonly field: string;
  readonly code: TextFaultCode | 'text-unknown';
  readonly message: string;
};

/** A text that a hub may put in its own words. */
export type HubText = {
  /** Which record of the settings its own words go into. */
  readonly list: 'texts' | 'cannedTexts';
  /** The key there. */
  readonly key: string;
  /** In simple words, for a person who reads them. */
  readonly plain: boolean;
  /** Where it is read: only words for a phone must fit a text. */
  readonly reader: 'phone' | 'page';
  /** Absent: made by the hub, which ships with none of the kind. */
  readonly shipped?: Bilingual;
  readonly own?: Bilingual;
  /** Segments it may have at most; absent on a page. */
  readonly mostSegments?: 1 | 2;
  /** What its own words must leave room for in each language. */
  readonly blanks: Readonly<Record<Language, readonly string[]>>;
};

const languages: readonly Language[] = ['fr', 'en'];
const PLAIN = '.plain';
const WEB = '.web';
const formsOf = (key: string): readonly { readonly key: string; readonly plain: boolean }[] => [
  { key, plain: false },
  { key: key + PLAIN, plain: true },
];

/** Every text that a hub may put in its own words, with what ships and what it wrote: in the order in which they ship, its own at the end. */
export function hubTexts(settings: Settings): readonly HubText[] {
  return [...phoneTexts(settings.texts), ...pageTexts(settings.texts), ...canned(settings)];
}

/** What is wrong with a hub's own wording, each fault by the field of its settings; none when all of it can be said. */
export function ownTextFaults(settings: Settings): readonly OwnTextFault[] {
  const { texts, intake } = settings;
  const known = hubTexts(settings);
  const page = known.flatMap(({ reader, own, shipped, key }) =>
    reader === 'page' && own !== undefined && shipped !== undefined
      ? inBoth('texts', key, (language) => pageFaults(own[language], shipped[language]))
      : [],
  );
  const coordinators = Object.entries(settings.cannedTexts).flatMap(([key, own]) =>
    inBoth('cannedTexts', key, (language) => cannedFaults(fillLines(own[language], intake.crisisLines))),
  );
  // What ships was measured with the usual lines; a hub's own may be longer.
  const { emergency, distress } = intake.crisisLines;
  const usualLines = emergency === defaultCrisisLines.emergency && distress === defaultCrisisLines.distress;
  const isOwn = (key: TextKey, plain: boolean): boolean => Object.hasOwn(texts, keyOf(key, { plain }));
  const phone = textFaults(texts, intake.crisisLines, usualLines ? isOwn : undefined).map(
    ({ key, language, code, message }) => ({
      field: `texts.${key}.${language}`,
      code,
      message,
    }),
  );
  return [...strangers(settings, known), ...phone, ...page, ...coordinators];
}

type Found = { readonly code: TextFaultCode; readonly message: string };

const inBoth = (list: HubText['list'], key: string, faults: (language: Language) => readonly Found[]) =>
  languages.flatMap((language) => faults(language).map((fault) => ({ field: `${list}.${key}.${language}`, ...fault })));

/** Words that nobody would ever read: under a key no text has, or in simple words where there are no ordinary ones. */
function strangers(settings: Settings, known: readonly HubText[]): readonly OwnTextFault[] {
  const lists: readonly HubText['list'][] = ['texts', 'cannedTexts'];
  return lists.flatMap((list) => {
    const keys = new Set(known.filter((one) => one.list === list).map(({ key }) => key));
    return Object.keys(settings[list])
      .filter((key) => !keys.has(key))
      .map((key) => ({
        field: `${list}.${key}`,
        code: 'text-unknown' as const,
        message: 'No text goes by this key, so nobody would ever read it. The keys are at /v1/hub/texts.',
      }));
  });
}

const ownOf = (own: Texts, key: string): { own?: Bilingual } => {
  const words = own[key];
  return words === undefined ? {} : { own: words };
};

const phoneTexts = (own: Texts): readonly HubText[] =>
  textKeys().flatMap((of) =>
    formsOf(of).map(({ key, plain }) => ({
      list: 'texts',
      key,
      plain,
      reader: 'phone',
      shipped: shippedWording(of, plain),
      ...ownOf(own, key),
      mostSegments: mustBeOneSegment.has(of) ? 1 : 2,
      blanks: blanksOf(shippedWording(of, false)),
    })),
  );

/** What is said otherwise on a page than on a phone. */
const pageTexts = (own: Texts): readonly HubText[] =>
  Object.entries(webTexts).flatMap(([of, shipped]) =>
    formsOf(of).map(({ key, plain }) => ({
      list: 'texts',
      key: key + WEB,
      plain,
      reader: 'page',
      shipped,
      ...ownOf(own, key + WEB),
      blanks: blanksOf(shipped),
    })),
  );

function canned({ cannedTexts: own, intake }: Settings): readonly HubText[] {
  const shippedOf = new Map(shippedCannedTexts.map((text) => [text.id, text]));
  return cannedTexts({ cannedTexts: own, intake }).flatMap(({ id }) =>
    formsOf(id).map(({ key, plain }) => {
      const shipped = shippedOf.get(id)?.[plain ? 'plain' : 'texts'];
      return {
        list: 'cannedTexts' as const,
        key,
        plain,
        reader: 'phone' as const,
        ...(shipped !== undefined && { shipped }),
        ...ownOf(own, key),
        mostSegments: 2 as const,
        blanks: { fr: [], en: [] },
      };
    }),
  );
}

const blanksOf = ({ fr, en }: Bilingual): HubText['blanks'] => ({ fr: blanksIn(fr), en: blanksIn(en) });
