import { charactersOutsideGsm7, measure } from './segments.ts';

export type SafetyFindingKind =
  'names-program' | 'names-trafficking' | 'names-organization' | 'address' | 'link' | 'too-long' | 'forces-ucs-2';

/** `found`: the words or characters to change; for `too-long`, the number of segments. */
export type SafetyFinding = { readonly kind: SafetyFindingKind; readonly found: string };

export type SafetyLintOptions = {
  /** The person has said that this phone is safe for texts. */
  readonly phoneDeclaredSafe: boolean;
  /** A template is held to GSM-7; a coordinator may choose accents or syllabics knowingly. Default true. */
  readonly isTemplate?: boolean;
  /** Names of the hub's partner organizations: any of them gives away what the text is about. */
  readonly organizationNames?: readonly string[];
};

const MAX_SEGMENTS = 2;

/** Without accents, in lower case, straight apostrophes: what the patterns below are written in. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\u2018\u2019\u02bc]/gu, "'")
    .toLowerCase();
}

type Pattern = { readonly kind: SafetyFindingKind; readonly pattern: RegExp };

/** Said only to a phone that the person has declared safe. */
const untilDeclaredSafe: readonly Pattern[] = [
  {
    kind: 'names-program',
    pattern:
      /\b(?:carrefour|hub|mccss|msesc|aht|ltp|csf|ilif|fsc|community supports fund|fonds de soutien communautaire|indigenous-led initiatives|fonds pour les initiatives autochtones)\b/u,
  },
  {
    kind: 'names-trafficking',
    pattern:
      /\b(?:(?:anti-?)?traffick\w*|trafiqu\w*|la traite|traite (?:de|des) \w+|exploit\w*|sex (?:work|trade)\w*|travail(?:leuse)? du sexe|prostitut\w*|pimps?|proxenet\w*|sexual (?:assault|abuse|violence)|agressions? (?:a caractere )?sexuel\w*|abus sexuel\w*|violence (?:conjugale|sexuelle)|domestic violence|survivors?|survivantes?|victim(?:e?s)?)\b/u,
  },
  {
    kind: 'names-organization',
    pattern:
      /\b(?:shelters?|women's (?:centre|center|house)|safe house|transition house|maisons? d'hebergement|refuges?|centres? d'aide|calacs|crisis (?:centre|center|line)|ligne de crise|victim services|aide aux victimes|children'?s aid|cas worker|aide a l'enfance|police|opp|ppo|rcmp|grc|talk4healing|kids help phone|jeunesse,? j'ecoute)\b/u,
  },
];

/** Never in a text, safe phone or not: a place can be found, a link previews itself. */
const always: readonly Pattern[] = [
  {
    kind: 'link',
    pattern:
      /\bhttps?:\/\/\S*|\bwww\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:ca|com|org|net|info|gov|app|io|me|ly|link|page)\b(?:\/\S*)?/u,
  },
  { kind: 'address', pattern: /\b[abceghj-nprstvxy]\d[abceghj-nprstv-z][ -]?\d[abceghj-nprstv-z]\d\b/u },
  {
    kind: 'address',
    pattern:
      /\b\d{1,5}[a-z]?,? +(?:(?:[a-z.'-]+ +){0,3}(?:st|street|ave?|avenue|rd|road|dr|drive|blvd|boulevard|cres|crescent|lane|ln|crt|court|way|hwy|highway)\b|(?:rue|avenue|boul|boulevard|chemin|ch|rang|route|promenade|ruelle|allee)\b)/u,
  },
  {
    kind: 'address',
    pattern: /\bp\.? ?o\.? box \d+|\b(?:c\.? ?p\.?|case postale) \d+|\b(?:apt|unit|suite|app)\.? ?#?\d+/u,
  },
];

/**
 * What is unsafe in an outgoing text, in the order of the rules; empty when nothing is.
 * A finding warns whoever writes; a shipped text must have none.
 */
export function lintText(text: string, options: SafetyLintOptions): readonly SafetyFinding[] {
  const folded = fold(text);
  const patterns = options.phoneDeclaredSafe ? always : [...untilDeclaredSafe, ...always];
  const findings: SafetyFinding[] = [];
  for (const { kind, pattern } of patterns) {
    const found = pattern.exec(folded)?.[0];
    if (found !== undefined) findings.push({ kind, found });
  }
  if (!options.phoneDeclaredSafe) {
    for (const name of options.organizationNames ?? []) {
      const folds = fold(name).trim();
      if (folds !== '' && folded.includes(folds)) findings.push({ kind: 'names-organization', found: name });
    }
  }
  const { encoding, segments } = measure(text);
  if (segments > MAX_SEGMENTS) findings.push({ kind: 'too-long', found: String(segments) });
  if (encoding === 'UCS-2' && (options.isTemplate ?? true)) {
    findings.push({ kind: 'forces-ucs-2', found: charactersOutsideGsm7(text).join('') });
  }
  return findings;
}
