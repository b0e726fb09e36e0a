import {
  CalendarClock,
  CircleAlert,
  Clock3,
  ListTodo,
  MessageSquareText,
  Send,
  TriangleAlert,
  Truck,
} from 'lucide-react';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMember } from '../../app/member.ts';
import { Button } from '../../ui/button.tsx';
import { Ago, Countdown, useNow } from '../../ui/clock.tsx';
import { Badge, type Tone } from '../../ui/page.tsx';
import { holderOf, keyOf, pathOf, type Kind, type QueueItem, type Urgency } from './queue.ts';
import { useColleagues } from './use-queue.ts';

const URGENCY_LOOKS: Readonly<Record<Urgency, { readonly tone: Tone; readonly icon: typeof Clock3 }>> = {
  danger: { tone: 'danger', icon: TriangleAlert },
  now: { tone: 'warn', icon: CircleAlert },
  today: { tone: 'info', icon: Clock3 },
  later: { tone: 'muted', icon: CalendarClock },
};

const KIND_ICONS: Readonly<Record<Kind, typeof Clock3>> = {
  conversation: MessageSquareText,
  trip: Truck,
  referral: Send,
  'follow-up': ListTodo,
};

export function UrgencyBadge({ urgency }: { readonly urgency: Urgency }): ReactElement {
  const { t } = useTranslation('triage');
  const { tone, icon: Icon } = URGENCY_LOOKS[urgency];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden size={14} /> {t(`urgency.${urgency}`)}
    </Badge>
  );
}

const NEAR_MS = 2 * 3_600_000;

/** A clock that runs while it is near; a day or an hour further off. */
export function Due({ at }: { readonly at: string }): ReactElement {
  const now = useNow();
  return Math.abs(Date.parse(at) - now) < NEAR_MS ? <Countdown until={at} /> : <Ago at={at} />;
}

/** Who has it, by name; `you` for oneself. */
export function Holder({ item }: { readonly item: QueueItem }): ReactElement {
  const { t } = useTranslation('triage');
  const { sub } = useMember();
  const nameOf = useColleagues();
  const holder = holderOf(item);
  if (holder === sub) return <strong className="triage-you">{t('holder.you')}</strong>;
  if (holder !== undefined) return <span>{nameOf(holder) ?? t('claims.somebody')}</span>;
  if (item.inHand === true) return <span>{t('holder.onCall')}</span>;
  return <span className="quiet">{t('holder.nobody')}</span>;
}

interface Props {
  readonly item: QueueItem;
  readonly isSelected: boolean;
  readonly onSelect: (key: string) => void;
  readonly onClaim: (item: QueueItem) => void;
}

/**
 * One thing that waits: how urgent, what and why, since when and until when, and who has it. Remembered: a key that goes through a
 * long list changes two rows, not all of them.
 */
export const Row = memo(function Row({ item, isSelected, onSelect, onClaim }: Props): ReactElement {
  const { t } = useTranslation('triage');
  const { sub } = useMember();
  const { kind, urgency, reason, since, dueAt, reference, claimedBy } = item;
  const Icon = KIND_ICONS[kind];
  const claims = claimedBy === undefined ? 'claim' : claimedBy === sub ? 'release' : 'takeOver';
  return (
    <div
      className={`triage-row triage-row-${urgency}${isSelected ? ' triage-row-selected' : ''}`}
      onFocus={() => onSelect(keyOf(item))}
      onPointerEnter={() => onSelect(keyOf(item))}
    >
      <span className="triage-what">
        <Link to={pathOf(item)} className="triage-open">
          {t(`reason.${reason}`)}
        </Link>
        <span className="triage-kind">
          <UrgencyBadge urgency={urgency} />
          <Icon aria-hidden size={15} />
          {t(`kind.${kind}`)}
          {reference !== undefined && <span className="triage-reference">{reference}</span>}
        </span>
      </span>
      <span className="triage-clock">
        <span>
          <span className="triage-clock-label">{t('clock.since')}</span> <Ago at={since} />
        </span>
        {dueAt !== undefined && (
          <span>
            <span className="triage-clock-label">{t('clock.due')}</span> <Due at={dueAt} />
          </span>
        )}
      </span>
      <span className="triage-holder">
        <Holder item={item} />
      </span>
      <span className="triage-claim">
        <Button
          small
          tone={claims === 'claim' ? 'plain' : 'quiet'}
          aria-label={t(`claims.${claims}Named`, { what: reference ?? t(`reason.${reason}`) })}
          onPress={() => onClaim(item)}
        >
          {t(`claims.${claims}`)}
        </Button>
      </span>
    </div>
  );
});
