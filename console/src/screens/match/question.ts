import {
  AGE_BANDS,
  AVOIDABLE_KINDS,
  CULTURES,
  FEATURES,
  GENDERS,
  KINDS_OF,
  LANGUAGES,
  NEEDS,
  oneOf,
  type AgeBand,
  type AvoidableKind,
  type Culture,
  type Feature,
  type Gender,
  type MatchRequest,
  type NeedKind,
  type ServiceKind,
} from './codes.ts';

export interface Need {
  readonly need: NeedKind;
  /** Narrows it, the most wanted first; empty: whatever answers it. */
  readonly kinds: readonly ServiceKind[];
}

/** What is asked, as it stands in the address: codes and ids, nothing that names anybody. */
export interface Question {
  readonly needs: readonly Need[];
  readonly personId?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly place?: string | undefined;
  /** ISO instant; absent: now. */
  readonly at?: string | undefined;
  readonly age?: AgeBand | undefined;
  readonly gender?: Gender | undefined;
  readonly languages: readonly string[];
  readonly access: readonly Feature[];
  readonly cultures: readonly Culture[];
  /** Communities (`fn-…`, `place-…`) and organizations (UUIDs): whoever and wherever the person must be kept away from. */
  readonly avoid: readonly string[];
  readonly avoidKinds: readonly AvoidableKind[];
  readonly prefer: readonly string[];
  readonly ratherNot: readonly string[];
  readonly home?: 'near' | 'away' | undefined;
  readonly how?: 'in-person' | 'at-a-distance' | undefined;
  readonly virtual?: 'yes' | 'no' | 'ask' | undefined;
}

export const NOTHING_ASKED: Question = {
  needs: [],
  languages: [],
  access: [],
  cultures: [],
  avoid: [],
  avoidKinds: [],
  prefer: [],
  ratherNot: [],
};

const MOST_NEEDS = 5;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const COMMUNITY = /^(?:fn-\d{1,4}|place-[a-z\d-]{1,60})$/;

export const isCommunity = (id: string): boolean => COMMUNITY.test(id);
const isEntry = (id: string): boolean => isCommunity(id) || UUID.test(id);

const idOr = (text: string | null, form: RegExp): string | undefined =>
  text !== null && form.test(text) ? text : undefined;
const list = (text: string | null): readonly string[] => (text === null || text === '' ? [] : text.split(','));
const listOf = <V extends string>(codes: readonly V[], text: string | null): readonly V[] =>
  list(text).flatMap((one) => oneOf(codes, one) ?? []);

/** What of the address is not understood is as if it were not there. */
export function readQuestion(address: URLSearchParams): Question {
  const at = new Date(address.get('at') ?? '');
  return {
    needs: needsIn(address.get('needs')),
    personId: idOr(address.get('personId'), UUID),
    conversationId: address.get('conversationId') ?? undefined,
    place: idOr(address.get('place'), COMMUNITY),
    at: Number.isNaN(at.getTime()) ? undefined : at.toISOString(),
    age: oneOf(AGE_BANDS, address.get('age')),
    gender: oneOf(GENDERS, address.get('gender')),
    languages: listOf(LANGUAGES, address.get('languages')),
    access: listOf(FEATURES, address.get('access')),
    cultures: listOf(CULTURES, address.get('cultures')),
    avoid: list(address.get('avoid')).filter(isEntry),
    avoidKinds: listOf(AVOIDABLE_KINDS, address.get('avoidKinds')),
    prefer: list(address.get('prefer')).filter(isEntry),
    ratherNot: list(address.get('ratherNot')).filter(isEntry),
    home: oneOf(['near', 'away'], address.get('home')),
    how: oneOf(['in-person', 'at-a-distance'], address.get('how')),
    virtual: oneOf(['yes', 'no', 'ask'], address.get('virtual')),
  };
}

function needsIn(text: string | null): readonly Need[] {
  const needs = list(text).flatMap((one): Need[] => {
    const [name, kinds = ''] = one.split(':');
    const need = oneOf(NEEDS, name);
    return need === undefined
      ? []
      : [{ need, kinds: kinds.split('.').flatMap((kind) => oneOf<ServiceKind>(KINDS_OF[need], kind) ?? []) }];
  });
  return needs.filter(({ need }, at) => needs.findIndex((one) => one.need === need) === at).slice(0, MOST_NEEDS);
}

const needText = ({ need, kinds }: Need): string => (kinds.length === 0 ? need : `${need}:${kinds.join('.')}`);

/** Every name that a question can have in an address. */
const UNSAID = {
  personId: undefined,
  conversationId: undefined,
  place: undefined,
  at: undefined,
  age: undefined,
  gender: undefined,
  home: undefined,
  how: undefined,
  virtual: undefined,
};

/** The same question as an address; what else `address` holds stays. */
export function writeQuestion(question: Question, address: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(address);
  const texts = { ...UNSAID, ...question, needs: question.needs.map(needText) };
  for (const [name, value] of Object.entries(texts)) {
    const text = typeof value === 'object' ? value.join(',') : (value ?? '');
    if (text === '') next.delete(name);
    else next.set(name, text);
  }
  return next;
}

const some = <V>(values: readonly V[]): V[] | undefined => (values.length === 0 ? undefined : [...values]);

function entries(ids: readonly string[]) {
  return {
    communityIds: some(ids.filter(isCommunity)),
    organizationIds: some(ids.filter((id) => !isCommunity(id))),
  };
}

/** The question as the API is asked. */
export function requestOf(question: Question): MatchRequest {
  const { needs, personId, place, at, age, gender, languages, access, cultures, home, how, virtual } = question;
  const { avoid, avoidKinds, prefer, ratherNot } = question;
  const person = {
    ageBand: age,
    gender,
    languages: some(languages),
    accessibility: some(access),
    cultures: some(cultures),
  };
  const wishes = {
    prefer: prefer.length === 0 ? undefined : entries(prefer),
    ratherNot: ratherNot.length === 0 ? undefined : entries(ratherNot),
    home,
    how,
  };
  const isSaid = (part: object): boolean => Object.values(part).some((value) => value !== undefined);
  return {
    needs: needs.map(({ need, kinds }) => ({ need, kinds: some(kinds) })),
    personId,
    communityId: place,
    person: isSaid(person) ? person : undefined,
    avoid:
      avoid.length + avoidKinds.length === 0 ? undefined : { ...entries(avoid), organizationKinds: some(avoidKinds) },
    wishes: isSaid(wishes) ? wishes : undefined,
    virtual,
    at,
  };
}

type Parts = Omit<MatchRequest, 'needs' | 'personId'> & { needs?: MatchRequest['needs'] };

/** What of the request is another one after the change: only that is sent. */
export function changeBetween(before: Question, after: Question): Parts {
  const [one, other] = [requestOf(before), requestOf(after)];
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return {
    ...(!same(one.needs, other.needs) && { needs: other.needs }),
    ...(!same(one.communityId, other.communityId) && { communityId: other.communityId }),
    ...(!same(one.person, other.person) && { person: other.person ?? {} }),
    ...(!same(one.avoid, other.avoid) && { avoid: other.avoid ?? {} }),
    ...(!same(one.wishes, other.wishes) && { wishes: other.wishes ?? {} }),
    ...(!same(one.virtual, other.virtual) && { virtual: other.virtual ?? 'ask' }),
    ...(!same(one.at, other.at) && { at: other.at }),
  };
}
