import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { dateTime } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { OrganizationName, PlaceName } from '../../ui/entry-name.tsx';
import { Choices, Select, TextField } from '../../ui/field.tsx';
import { PlaceBox } from '../../ui/place-box.tsx';
import { Chips } from '../../ui/chips.tsx';
import { ChipMenu } from './chip-menu.tsx';
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
  type ServiceKind,
} from './codes.ts';
import { EntryBox } from './entry-box.tsx';
import { isCommunity, type Need, type Question } from './question.ts';

interface Props {
  readonly question: Question;
  readonly onChange: (question: Question) => void;
}

/** The question, part by part, as chips: each change asks again. */
export function QuestionBar({ question, onChange }: Props): ReactElement {
  const { t } = useTranslation('match');
  const chosen = question.needs.map(({ need }) => need);
  return (
    <section className="match-question no-print" aria-label={t('question')}>
      <Chips
        isRanked
        label={t('needs')}
        codes={NEEDS}
        chosen={chosen}
        say={(need) => t(`need.${need}`)}
        onChange={(needs) => {
          const known = (need: Need['need']): Need =>
            question.needs.find((one) => one.need === need) ?? { need, kinds: [] };
          onChange({ ...question, needs: needs.map(known).slice(0, 5) });
        }}
      />
      <div className="row">
        <Narrowing question={question} onChange={onChange} />
        <WhereAndWhen question={question} onChange={onChange} />
        <Person question={question} onChange={onChange} />
        <Avoiding question={question} onChange={onChange} />
        <Wishes question={question} onChange={onChange} />
        <Named question={question} onChange={onChange} />
      </div>
    </section>
  );
}

function Narrowing({ question, onChange }: Props): ReactElement[] {
  const { t } = useTranslation('match');
  return question.needs
    .filter(({ need }) => KINDS_OF[need].length > 1)
    .map(({ need, kinds }) => (
      <ChipMenu
        key={need}
        label={t('kindsOf', { need: t(`need.${need}`) })}
        said={kinds.length === 0 ? undefined : kinds.map((kind) => t(`service.${kind}`)).join(', ')}
      >
        <Chips<ServiceKind>
          isRanked
          label={t('kindsHelp')}
          codes={KINDS_OF[need]}
          chosen={kinds}
          say={(kind) => t(`service.${kind}`)}
          onChange={(next) => {
            onChange({
              ...question,
              needs: question.needs.map((one) => (one.need === need ? { need, kinds: next } : one)),
            });
          }}
        />
      </ChipMenu>
    ));
}

/** What a field for a day and an hour on this device's clock holds. */
function localTime(at: string | undefined): string {
  if (at === undefined) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function WhereAndWhen({ question, onChange }: Props): ReactElement {
  const { t } = useTranslation('match');
  const { place, at } = question;
  return (
    <>
      <ChipMenu label={t('where')} said={place === undefined ? undefined : <PlaceName id={place} />}>
        <PlaceBox
          label={t('whereHelp')}
          value={place}
          onChange={(id) => {
            if (id === undefined || isCommunity(id)) onChange({ ...question, place: id });
          }}
        />
      </ChipMenu>
      <ChipMenu label={t('when')} said={at === undefined ? t('now') : dateTime(at)}>
        <TextField
          type="datetime-local"
          label={t('whenHelp')}
          value={localTime(at)}
          onChange={(text) => {
            const date = new Date(text);
            onChange({ ...question, at: Number.isNaN(date.getTime()) ? undefined : date.toISOString() });
          }}
        />
        <Button small onPress={() => onChange({ ...question, at: undefined })}>
          {t('now')}
        </Button>
      </ChipMenu>
    </>
  );
}

const ANY = 'any';

function Person({ question, onChange }: Props): ReactElement {
  const { t } = useTranslation('match');
  const { age, gender, languages, access, cultures } = question;
  const said = [
    ...(age === undefined ? [] : [t(`age.${age}`)]),
    ...(gender === undefined ? [] : [t(`gender.${gender}`)]),
    ...languages.flatMap((code) => {
      const known = oneOf(LANGUAGES, code);
      return known === undefined ? [] : [t(`language.${known}`)];
    }),
    ...access.map((feature) => t(`feature.${feature}`)),
    ...cultures.map((culture) => t(`culture.${culture}`)),
  ];
  return (
    <ChipMenu label={t('person')} said={said.length === 0 ? undefined : said.join(', ')}>
      <Choices
        label={t('ageBand')}
        value={age}
        choices={AGE_BANDS.map((value) => ({ value, label: t(`age.${value}`) }))}
        onChange={(value) => onChange({ ...question, age: value })}
      />
      <Select
        label={t('genderLabel')}
        value={gender ?? ANY}
        choices={[
          { value: ANY, label: t('notSaid') },
          ...GENDERS.map((value) => ({ value, label: t(`gender.${value}`) })),
        ]}
        onChange={(value) => onChange({ ...question, gender: oneOf(GENDERS, value) })}
      />
      <Chips
        isRanked
        label={t('languages')}
        codes={LANGUAGES}
        chosen={languages}
        say={(code) => t(`language.${code}`)}
        onChange={(next) => onChange({ ...question, languages: next.slice(0, 5) })}
      />
      <Chips
        isRanked
        label={t('features')}
        codes={FEATURES}
        chosen={access}
        say={(code) => t(`feature.${code}`)}
        onChange={(next) => onChange({ ...question, access: next })}
      />
      <Chips
        isRanked
        label={t('cultures')}
        codes={CULTURES}
        chosen={cultures}
        say={(code) => t(`culture.${code}`)}
        onChange={(next) => onChange({ ...question, cultures: next })}
      />
    </ChipMenu>
  );
}

function Avoiding({ question, onChange }: Props): ReactElement {
  const { t } = useTranslation('match');
  const { avoid, avoidKinds } = question;
  const number = avoid.length + avoidKinds.length;
  return (
    <ChipMenu label={t('avoid')} said={number === 0 ? undefined : number}>
      <EntryBox
        label={t('avoidAdd')}
        help={t('avoidHelp')}
        taken={avoid}
        onAdd={(id) => onChange({ ...question, avoid: [...avoid, id] })}
      />
      <Chips
        isRanked
        label={t('avoidKinds')}
        codes={AVOIDABLE_KINDS}
        chosen={avoidKinds}
        say={(kind) => t(`organizationKind.${kind}`)}
        onChange={(next) => onChange({ ...question, avoidKinds: next })}
      />
    </ChipMenu>
  );
}

function Wishes({ question, onChange }: Props): ReactElement {
  const { t } = useTranslation('match');
  const { prefer, ratherNot, home, how, virtual } = question;
  const said = [
    ...(home === undefined ? [] : [t(`home.${home}`)]),
    ...(how === undefined ? [] : [t(`how.${how}`)]),
    ...(virtual === 'no' ? [t('virtual.no')] : []),
  ];
  return (
    <ChipMenu label={t('wishes')} said={said.length === 0 ? undefined : said.join(', ')}>
      <p className="quiet small">{t('wishesHelp')}</p>
      <Select
        label={t('homeLabel')}
        value={home ?? ANY}
        choices={[ANY, 'near', 'away'].map((value) => ({
          value,
          label: value === ANY ? t('allTheSame') : t(value === 'near' ? 'home.near' : 'home.away'),
        }))}
        onChange={(value) => onChange({ ...question, home: oneOf(['near', 'away'], value) })}
      />
      <Select
        label={t('howLabel')}
        value={how ?? ANY}
        choices={[ANY, 'in-person', 'at-a-distance'].map((value) => ({
          value,
          label: value === ANY ? t('allTheSame') : t(value === 'in-person' ? 'how.in-person' : 'how.at-a-distance'),
        }))}
        onChange={(value) => onChange({ ...question, how: oneOf(['in-person', 'at-a-distance'], value) })}
      />
      <Select
        label={t('virtualLabel')}
        value={virtual ?? 'ask'}
        choices={(['ask', 'yes', 'no'] as const).map((value) => ({ value, label: t(`virtual.${value}`) }))}
        onChange={(value) => onChange({ ...question, virtual: value === 'ask' ? undefined : value })}
      />
      <EntryBox
        label={t('preferAdd')}
        taken={prefer}
        onAdd={(id) => onChange({ ...question, prefer: [...prefer, id] })}
      />
      <EntryBox
        label={t('ratherNotAdd')}
        taken={ratherNot}
        onAdd={(id) => onChange({ ...question, ratherNot: [...ratherNot, id] })}
      />
    </ChipMenu>
  );
}

/** Whom and where the question names: each can be taken off again. */
function Named({ question, onChange }: Props): ReactElement {
  const { t } = useTranslation('match');
  const lists = (['avoid', 'prefer', 'ratherNot'] as const).map((list) => ({ list, ids: question[list] }));
  return (
    <>
      {question.avoidKinds.map((kind) => (
        <Removable
          key={kind}
          tone="avoid"
          sign={t('named.avoid')}
          onRemove={() => onChange({ ...question, avoidKinds: question.avoidKinds.filter((one) => one !== kind) })}
        >
          {t(`organizationKind.${kind}`)}
        </Removable>
      ))}
      {lists.flatMap(({ list, ids }) =>
        ids.map((id) => (
          <Removable
            key={`${list} ${id}`}
            tone={list}
            sign={t(`named.${list}`)}
            onRemove={() => onChange({ ...question, [list]: ids.filter((one) => one !== id) })}
          >
            {isCommunity(id) ? <PlaceName id={id} /> : <OrganizationName id={id} />}
          </Removable>
        )),
      )}
    </>
  );
}

function Removable({
  tone,
  sign,
  onRemove,
  children,
}: {
  readonly tone: 'avoid' | 'prefer' | 'ratherNot';
  readonly sign: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTranslation('match');
  return (
    <AriaButton className={`chip match-named match-named-${tone}`} onPress={onRemove}>
      <span className="match-facet-name">{sign}</span>
      <span>{children}</span>
      <X aria-hidden size={14} />
      <span className="unseen">{t('named.remove')}</span>
    </AriaButton>
  );
}
