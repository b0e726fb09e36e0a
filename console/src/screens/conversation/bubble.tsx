import { Bot, Check, CheckCheck, CircleAlert, Clock3, ImageOff, Undo2, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../app/member.ts';
import { dateTime, timeOfDay } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { useColleagues } from '../triage/use-queue.ts';
import type { TakingBack } from './taking-back.ts';
import { carrierError, deliveryOf, isTakenBack, localDate, mayTakeBack, type Bubble, type Delivery } from './thread.ts';

const ICONS: Readonly<Record<Delivery, typeof Check>> = {
  pending: Clock3,
  sending: Clock3,
  sent: Check,
  delivered: CheckCheck,
  undelivered: CircleAlert,
  failed: CircleAlert,
  unknown: CircleAlert,
  withheld: CircleAlert,
  erased: Check,
};

const FAILED: readonly Delivery[] = ['undelivered', 'failed', 'withheld', 'unknown'];

interface Props {
  readonly bubble: Bubble;
  readonly takingBack: TakingBack;
}

/** One text: who wrote it, when, and what became of it. */
export function BubbleItem({ bubble, takingBack }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  const { side, at, text, media } = bubble;
  if (isTakenBack(bubble)) return <TakenBackItem bubble={bubble} />;
  return (
    <li className={`conversation-bubble conversation-${side}`}>
      <p className="conversation-meta">
        <Author bubble={bubble} /> · <time dateTime={at}>{timeOfDay(at)}</time>
      </p>
      {text !== '' && <p className="conversation-text">{text}</p>}
      {media > 0 && (
        <p className="conversation-media">
          <ImageOff aria-hidden size={15} /> {t('bubble.media', { count: media })}
        </p>
      )}
      <DeliveryLine bubble={bubble} />
      {bubble.delivery === 'pending' && <TakeBack bubble={bubble} takingBack={takingBack} />}
    </li>
  );
}

/** While a text waits. */
function TakeBack({ bubble, takingBack: { taking, takeBack } }: Props): ReactElement | null {
  const { t } = useTranslation('conversation');
  const now = useNow(1_000);
  if (!mayTakeBack(bubble, now)) return null;
  const { sequence, text, leavesAt } = bubble;
  return (
    <Button
      small
      icon={<Undo2 aria-hidden size={15} />}
      isPending={taking === sequence}
      {...(leavesAt !== undefined && { 'aria-label': t('takeBack.named', { at: dateTime(leavesAt) }) })}
      onPress={() => takeBack(sequence, text)}
    >
      {t('takeBack.press')}
    </Button>
  );
}

/** What never left takes little room; its words are there for whoever asks. */
function TakenBackItem({ bubble }: { readonly bubble: Bubble }): ReactElement {
  const { t } = useTranslation('conversation');
  const { sub } = useMember();
  const nameOf = useColleagues();
  const { at, text, takenBack = { by: undefined, at } } = bubble;
  const { by } = takenBack;
  const when = localDate(takenBack.at) === localDate(at) ? timeOfDay(takenBack.at) : dateTime(takenBack.at);
  const name = (by === undefined ? undefined : nameOf(by)) ?? t('bubble.colleague');
  return (
    <li className="conversation-bubble conversation-ours conversation-taken-back">
      <p className="conversation-meta">
        <Author bubble={bubble} /> · <time dateTime={at}>{timeOfDay(at)}</time>
      </p>
      <details>
        <summary>{by === sub ? t('takeBack.byYou', { at: when }) : t('takeBack.by', { name, at: when })}</summary>
        <p className="conversation-text">{text}</p>
      </details>
    </li>
  );
}

function Author({ bubble: { side, author } }: { readonly bubble: Bubble }): ReactElement {
  const { t } = useTranslation('conversation');
  const { sub } = useMember();
  const nameOf = useColleagues();
  if (side === 'theirs') return <span>{t('bubble.person')}</span>;
  if (author === undefined) {
    return (
      <span className="conversation-automatic">
        <Bot aria-hidden size={14} /> {t('bubble.automatic')}
      </span>
    );
  }
  return (
    <span className="conversation-automatic">
      <UserRound aria-hidden size={14} /> {author === sub ? t('bubble.you') : (nameOf(author) ?? t('bubble.colleague'))}
    </span>
  );
}

function DeliveryLine({ bubble }: { readonly bubble: Bubble }): ReactElement | null {
  const { t } = useTranslation('conversation');
  const { errorCode, leavesAt, withheld } = bubble;
  const state = deliveryOf(bubble.delivery);
  if (state === undefined) return null;
  const Icon = ICONS[state];
  const error = carrierError(errorCode);
  const failed = FAILED.includes(state);
  return (
    <p className={`conversation-delivery${failed ? ' conversation-failed' : ''}`}>
      <Icon aria-hidden size={14} />{' '}
      {state === 'pending' && leavesAt !== undefined
        ? t('delivery.leaves', { at: dateTime(leavesAt) })
        : state === 'withheld' && withheld !== undefined
          ? t(`withheld.${withheld}`)
          : t(`delivery.${state}`)}
      {failed && error !== undefined && <> {t(`error.${error}`, { code: errorCode })}</>}
    </p>
  );
}
