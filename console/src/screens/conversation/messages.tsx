import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languageTag } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { BubbleItem } from './bubble.tsx';
import type { TakingBack } from './taking-back.ts';
import { daysOf, localDate, type Thread } from './thread.ts';

interface Props {
  readonly thread: Thread;
  readonly isLoadingOlder: boolean;
  readonly onOlder: () => void;
  /** A text on its way to the server. */
  readonly leaving: string | undefined;
  readonly takingBack: TakingBack;
}

const longDate = (date: string): string =>
  new Intl.DateTimeFormat(languageTag(), { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));

/** How far from the end somebody may have scrolled and still be taken to follow it. */
const NEAR_PX = 240;

/** The texts, the newest at the bottom; a new one is read out, and comes into sight for whoever is at the end. */
export function Messages({ thread, isLoadingOlder, onOlder, leaving, takingBack }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  const end = useRef<HTMLDivElement>(null);
  const seen = useRef<number>(undefined);
  const last = thread.messages.at(-1)?.sequence;
  useEffect(() => {
    const node = end.current;
    if (node === null || last === seen.current) return;
    const isFirst = seen.current === undefined;
    seen.current = last;
    // Where the page itself scrolls. A box that scrolls by itself stays at its end by its own layout.
    const far = node.getBoundingClientRect().bottom - window.innerHeight;
    if (isFirst || far < NEAR_PX) node.scrollIntoView({ block: 'end', behavior: 'instant' });
  }, [last]);
  return (
    <div className="conversation-thread" role="log" aria-label={t('thread.label')} tabIndex={0}>
      <div className="conversation-days">
        {thread.older !== undefined && (
          <Button small isDisabled={isLoadingOlder} onPress={onOlder}>
            {t(isLoadingOlder ? 'thread.loading' : 'thread.older')}
          </Button>
        )}
        {daysOf(thread.messages, localDate).map(({ date, bubbles }) => (
          <section key={date} aria-label={longDate(date)}>
            <h2 className="conversation-day">{longDate(date)}</h2>
            <ol>
              {bubbles.map((bubble) => (
                <BubbleItem key={bubble.key} bubble={bubble} takingBack={takingBack} />
              ))}
            </ol>
          </section>
        ))}
        {leaving !== undefined && (
          <p className="conversation-bubble conversation-ours conversation-leaving">
            <span className="conversation-text">{leaving}</span>
            <span className="conversation-delivery">{t('delivery.leaving')}</span>
          </p>
        )}
        <div ref={end} className="conversation-end" />
      </div>
    </div>
  );
}
