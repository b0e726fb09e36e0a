import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../i18n/i18n.ts';
import { useGeography, type Geography } from '../../ui/map/geography.ts';
import { RegionMap, type MapMark, type MapWay } from '../../ui/map/map.tsx';
import { MODES, waysFrom, wayTo, type Hop, type Tree, type TravelMode } from '../../ui/map/ways.ts';
import { isCommunity, type Question } from './question.ts';
import { about, idOf, type Option } from './signs.ts';

interface Props {
  readonly question: Question;
  readonly options: readonly Option[];
  readonly picked: string | undefined;
  readonly onPick: (id: string) => void;
}

/** Options where they are, and how one gets there on that day. What is confidential is told in words, by the hundred kilometres. */
export function JourneysMap({ question, options, picked, onPick }: Props): ReactElement {
  const { t } = useTranslation('match');
  const geography = useGeography(question.at?.slice(0, 10));
  const ways = useMemo(() => waysOf(geography, question.place, options), [geography, question.place, options]);
  const hidden = options.flatMap((option, at) => (option.location?.confidential === true ? [{ option, at }] : []));
  return (
    <div className="stack">
      <RegionMap
        label={t('map')}
        geography={geography}
        marks={marksOf(geography, question, options)}
        ways={ways}
        picked={picked}
        onPick={onPick}
      />
      {hidden.length > 0 && (
        <div className="match-hidden small">
          <p>{t('hidden', { count: hidden.length })}</p>
          <ul>
            {hidden.map(({ option, at }) => (
              <li key={idOf(option)}>
                <strong>{at + 1}</strong> {inLanguage(option.service.name)}
                {about(option.reasons, 'travel')
                  .slice(0, 1)
                  .map(({ code, text }) => (
                    <span key={code} className="quiet">
                      {' '}
                      {inLanguage(text)}
                    </span>
                  ))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function marksOf({ places }: Geography, { place, avoid }: Question, options: readonly Option[]): MapMark[] {
  const markAt = (id: string, communityId: string, mark: Omit<MapMark, 'id' | 'at' | 'name'>): MapMark[] => {
    const found = places.get(communityId);
    return found === undefined ? [] : [{ id, at: [found.lon, found.lat], name: inLanguage(found.name), ...mark }];
  };
  // Several in one community share a mark: that of the best.
  const seen = new Set<string>();
  const numbered = options.flatMap((option, at) => {
    const community = option.location?.communityId;
    if (community === undefined || seen.has(community)) return [];
    seen.add(community);
    return markAt(idOf(option), community, { kind: 'option', number: at + 1 });
  });
  return [
    ...(place === undefined ? [] : markAt('start', place, { kind: 'start' })),
    ...numbered,
    ...avoid.filter(isCommunity).flatMap((id) => markAt(`avoid ${id}`, id, { kind: 'avoid' })),
  ];
}

/** The modes that the answer tells of, so that the line says what the words say. */
const TOLD: Readonly<Record<string, readonly TravelMode[]>> = {
  'hours-by-road': ['road'],
  'by-road': ['road'],
  'hours-by-winter-road': ['road', 'winter-road'],
  'by-winter-road': ['road', 'winter-road'],
  'hours-by-rail-or-boat': ['road', 'winter-road', 'rail', 'boat'],
  'hours-by-air': MODES,
  'by-air-only': MODES,
  'by-air-or-rail': MODES,
};

function waysOf({ edges }: Geography, start: string | undefined, options: readonly Option[]): MapWay[] {
  if (start === undefined || edges.length === 0) return [];
  const trees = new Map<string, Tree>();
  const treeBy = (modes: readonly TravelMode[]): Tree => {
    const key = modes.join();
    const tree = trees.get(key) ?? waysFrom(edges, start, modes);
    trees.set(key, tree);
    return tree;
  };
  return options.flatMap((option): MapWay[] => {
    const to = option.location?.communityId;
    const code = option.reasons.find((reason) => reason.code in TOLD)?.code;
    const modes = code === undefined ? undefined : TOLD[code];
    if (to === undefined || to === start || modes === undefined) return [];
    const found = wayTo(treeBy(modes), to);
    // No timetable leads there: an aircraft would be chartered.
    const straight: readonly Hop[] = modes === MODES ? [{ from: start, to, mode: 'air' }] : [];
    return [{ id: idOf(option), hops: found.length > 0 ? found : straight }];
  });
}
