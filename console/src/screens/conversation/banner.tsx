import { Ban, CircleCheck, CircleHelp, Clock3, KeyRound, Pencil } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languageTag } from '../../i18n/i18n.ts';
import { dateTime, timeOfDay } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { windowInWords } from './hours.ts';
import { safetyOf, type Safety } from './safety.ts';
import type { Thread } from './thread.ts';

const LOOKS: Readonly<Record<Safety['state'], { readonly tone: string; readonly icon: typeof Ban }>> = {
  now: { tone: 'ok', icon: CircleCheck },
  outsideHours: { tone: 'warn', icon: Clock3 },
  paused: { tone: 'warn', icon: Clock3 },
  codeWord: { tone: 'warn', icon: KeyRound },
  unknown: { tone: 'warn', icon: CircleHelp },
  saidNo: { tone: 'danger', icon: Ban },
  inDoubt: { tone: 'danger', icon: Ban },
  optedOut: { tone: 'danger', icon: Ban },
  pageClosed: { tone: 'danger', icon: Ban },
};

interface Props {
  readonly conversation: Thread['conversation'];
  readonly isBusy: boolean;
  readonly onEdit: () => void;
  readonly onTrust: () => void;
  readonly onAskCodeWord: () => void;
}

/** Whether it is safe to write to this phone now, why, and what the person has said of when and how. */
export function SafetyBanner({ conversation, isBusy, onEdit, onTrust, onAskCodeWord }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  const safety = safetyOf(conversation);
  const { tone, icon: Icon } = LOOKS[safety.state];
  const { contact, doubt, unreachable } = conversation;
  return (
    <section className={`conversation-banner conversation-banner-${tone}`} aria-label={t('safety.label')}>
      <Icon aria-hidden size={26} className="conversation-banner-icon" />
      <div className="conversation-banner-words">
        <p className="conversation-banner-state" role="status">
          {t(`safety.${safety.state}`, { at: safety.at === undefined ? '' : dateTime(safety.at) })}
        </p>
        {doubt !== undefined && <p>{t(`doubt.${doubt.why}`, { at: dateTime(doubt.at) })}</p>}
        {unreachable !== undefined && <p>{t(`unreachable.${unreachableOf(unreachable)}`)}</p>}
        <p className="conversation-facts">
          <span>{t(`language.${contact.language}`)}</span>
          {contact.plain && <span>{t('contact.plainShort')}</span>}
          <Hours contact={contact} />
          <CodeWord contact={contact} />
        </p>
      </div>
      <div className="row">
        {safety.state === 'inDoubt' && (
          <Button small isDisabled={isBusy} onPress={onTrust}>
            {t('actions.trust')}
          </Button>
        )}
        {(safety.state === 'codeWord' || (safety.state === 'inDoubt' && contact.codeWord !== undefined)) && (
          <Button small isDisabled={isBusy} onPress={onAskCodeWord}>
            {t('actions.askCodeWord')}
          </Button>
        )}
        <Button small icon={<Pencil aria-hidden size={15} />} onPress={onEdit}>
          {t('contact.edit')}
        </Button>
      </div>
    </section>
  );
}

const UNREACHABLE = ['landline', 'blocked', 'unknown-number'] as const;
const unreachableOf = (why: string): (typeof UNREACHABLE)[number] | 'other' =>
  UNREACHABLE.find((one) => one === why) ?? 'other';

type Contact = Thread['conversation']['contact'];

function Hours({ contact: { safeHours } }: { readonly contact: Contact }): ReactElement {
  const { t } = useTranslation('conversation');
  const now = useNow();
  if (safeHours === undefined) return <span>{t('hours.unknown')}</span>;
  const tag = languageTag();
  const windows = safeHours.windows.map((window) => windowInWords(window, tag)).join('; ');
  const there = timeOfDay(new Date(now).toISOString(), safeHours.timeZone);
  return (
    <>
      <span>{windows === '' ? t('hours.any') : t('hours.some', { windows })}</span>
      <span>{t('hours.there', { at: there })}</span>
    </>
  );
}

function CodeWord({ contact: { codeWord, codeWordSaid } }: { readonly contact: Contact }): ReactElement | null {
  const { t } = useTranslation('conversation');
  if (codeWord === undefined) return null;
  return <span>{t(codeWordSaid ? 'codeWord.said' : 'codeWord.unsaid', { word: codeWord })}</span>;
}
