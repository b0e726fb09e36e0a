import { Check, CircleHelp, Info, MapPin, ShieldAlert, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../i18n/i18n.ts';
import { PlaceName } from '../../ui/entry-name.tsx';
import { Checkbox } from '../../ui/field.tsx';
import type { Tone } from '../../ui/page.tsx';
import { inOrder, signOf, travelTime, type Option, type Reason } from './signs.ts';

interface Props {
  readonly option: Option;
  /** In the ranking, from 1. */
  readonly rank: number;
  readonly isPicked: boolean;
  /** The keyboard has brought it here. */
  readonly takesFocus: boolean;
  readonly isChosen: boolean;
  readonly onPick: () => void;
  readonly onChoose: (chosen: boolean) => void;
}

/** One thing that can be done, and why: what speaks for it and against it, with its age. */
export function OptionRow({ option, rank, isPicked, takesFocus, isChosen, onPick, onChoose }: Props): ReactElement {
  const { t } = useTranslation('match');
  const { service, organization, location, score, minutes, reasons } = option;
  const heading = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [takesFocus]);
  return (
    <li className={`match-option${isPicked ? ' match-option-picked' : ''}`}>
      <div className="match-option-head">
        <span className="match-rank" aria-hidden>
          {rank}
        </span>
        <h3>
          <button ref={heading} type="button" className="match-option-name" aria-pressed={isPicked} onClick={onPick}>
            <span className="unseen">{`${rank}. `}</span>
            {inLanguage(service.name)}
          </button>
        </h3>
        <span className="match-score" title={t('scoreHelp')}>
          <span className="unseen">{t('score')} </span>
          {Math.round(score)}
          <span className="match-score-bar" aria-hidden>
            <span style={{ inlineSize: `${Math.round(score)}%` }} />
          </span>
        </span>
      </div>
      <p className="match-option-who">
        {inLanguage(organization.name)}
        <span className="match-option-where">
          <MapPin aria-hidden size={14} />
          {location?.communityId !== undefined ? (
            <PlaceName id={location.communityId} />
          ) : location?.confidential === true ? (
            t('confidential')
          ) : (
            t('noPlace')
          )}
          {minutes !== undefined && minutes > 0 && <strong>{travelTime(minutes)}</strong>}
        </span>
      </p>
      <Reasons reasons={reasons} />
      <Checkbox isSelected={isChosen} onChange={onChoose}>
        {t('choose')}
        <span className="unseen">{` ${inLanguage(service.name)}, ${inLanguage(organization.name)}`}</span>
      </Checkbox>
    </li>
  );
}

const ICONS: Readonly<Record<Tone, typeof Check>> = {
  ok: Check,
  warn: TriangleAlert,
  danger: ShieldAlert,
  info: Info,
  muted: CircleHelp,
};

/** Reasons in words, in the same order everywhere; the icon repeats in shape what its colour says. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }): ReactElement {
  const { t } = useTranslation('match');
  return (
    <ul className="match-reasons">
      {inOrder(reasons).map(({ code, text }) => {
        const { tone } = signOf(code);
        const Icon = ICONS[tone];
        return (
          <li key={`${code} ${text.fr}`} className={`match-reason match-reason-${tone}`}>
            <Icon size={15} aria-hidden />
            <span>
              <span className="unseen">{`${t(`tone.${tone}`)} `}</span>
              {inLanguage(text)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
