import { Split, Truck, UserRound } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { dateTime } from '../../i18n/time.ts';
import { Card } from '../../ui/page.tsx';
import { placesOf } from '../../ui/places.ts';
import { newTripPath } from '../../ui/trip-path.ts';
import { intakeOf, type Intake } from './intake.ts';
import { matchPath } from './links.ts';
import type { Thread } from './thread.ts';

/** What the person has answered, beside what they wrote; and where it leads. */
export function IntakePanel({ conversation }: { readonly conversation: Thread['conversation'] }): ReactElement {
  const { t } = useTranslation('conversation');
  const { conversationId, personId } = conversation;
  const intake = intakeOf(conversation.intake);
  return (
    <div className="conversation-side">
      {intake.ageBand === 'under-16' && <DutyToReport personId={personId} />}
      <Card title={t('intake.title')}>
        <Answers intake={intake} />
      </Card>
      <nav className="conversation-links" aria-label={t('links.label')}>
        {personId !== undefined && (
          <Link className="button" to={`/people/${personId}`}>
            <UserRound aria-hidden size={17} /> {t('links.file')}
          </Link>
        )}
        <Link className="button" to={matchPath(conversationId, personId, intake)}>
          <Split aria-hidden size={17} /> {t('links.match')}
        </Link>
        <Link className="button" to={newTripPath({ personId, communityId: intake.communityId })}>
          <Truck aria-hidden size={17} /> {t('links.trip')}
        </Link>
      </nav>
    </div>
  );
}

/** CYFSA s.125: the duty is the worker's own. The console reminds of it and keeps the record. */
function DutyToReport({ personId }: { readonly personId: string | undefined }): ReactElement {
  const { t } = useTranslation('conversation');
  return (
    <section className="conversation-duty" aria-label={t('duty.title')}>
      <h2>{t('duty.title')}</h2>
      <p>{t('duty.text')}</p>
      {personId === undefined ? (
        <p>{t('duty.noFile')}</p>
      ) : (
        <Link className="button" to={`/people/${personId}#child-protection`}>
          {t('duty.record')}
        </Link>
      )}
    </section>
  );
}

function Answers({ intake }: { readonly intake: Intake }): ReactElement {
  const { t } = useTranslation('conversation');
  const { needs, ageBand, dangerNow, safeToText, nation, accommodations, consent, notes, skipped, readyAt } = intake;
  const placeOf = usePlaceNames();
  const place = placeOf(intake.communityId);
  return (
    <>
      <p className="small quiet">
        {readyAt === undefined ? t('intake.open') : t('intake.ready', { at: dateTime(readyAt) })}
      </p>
      <dl className="conversation-answers">
        <Answer label={t('intake.danger')}>
          {intake.danger ? (
            <strong className="conversation-in-danger">{t('intake.dangerSaid')}</strong>
          ) : (
            t(`yesNo.${dangerNow}`)
          )}
        </Answer>
        <Answer label={t('intake.needs')}>
          {needs.length === 0 ? t('intake.unsaid') : needs.map((need) => t(`need.${need}`)).join(', ')}
        </Answer>
        <Answer label={t('intake.where')}>
          {place ?? intake.communityWords ?? t('intake.unsaid')}
          {place !== undefined && intake.communityWords !== undefined && (
            <q className="conversation-words">{intake.communityWords}</q>
          )}
        </Answer>
        <Answer label={t('intake.age')}>{t(`age.${ageBand}`)}</Answer>
        <Answer label={t('intake.safe')}>{t(`yesNo.${safeToText}`)}</Answer>
        {nation?.declared === true && (
          <Answer label={t('intake.nation')}>
            {placeOf(nation.communityId) ?? nation.words ?? t('intake.nationUnnamed')}
          </Answer>
        )}
        <Answer label={t('intake.accommodations')}>
          {accommodations.length === 0
            ? t('intake.none')
            : accommodations.map((one) => t(`accommodation.${one}`)).join(', ')}
          {intake.accommodationWords !== undefined && <q className="conversation-words">{intake.accommodationWords}</q>}
        </Answer>
        <Answer label={t('intake.consent')}>{t(`consent.${consent}`)}</Answer>
        {skipped.length > 0 && (
          <Answer label={t('intake.skipped')}>{skipped.map((slot) => t(`slot.${slot}`)).join(', ')}</Answer>
        )}
        {notes.length > 0 && (
          <Answer label={t('intake.notes')}>
            {notes.map((note, at) => (
              <q key={`${at} ${note}`} className="conversation-words">
                {note}
              </q>
            ))}
          </Answer>
        )}
      </dl>
    </>
  );
}

function Answer({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The name of a community; undefined as long as it is not known. */
function usePlaceNames(): (id: string | undefined) => string | undefined {
  const { data } = useRead('GET /v1/places', {}, { still: true });
  return (id) =>
    id === undefined || data === undefined
      ? undefined
      : placesOf(data.data.places.filter(([one]) => one === id))[0]?.name[currentLanguage()];
}
