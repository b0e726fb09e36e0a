import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Ago } from '../../ui/clock.tsx';
import { dateTime } from '../../i18n/time.ts';
import { pathOf, type QueueItem } from './queue.ts';
import { Due, Holder, UrgencyBadge } from './row.tsx';

/** What is known of the selected thing without opening any file, and what is to be done about it. */
export function Preview({ item }: { readonly item: QueueItem | undefined }): ReactElement {
  const { t } = useTranslation('triage');
  if (item === undefined) {
    return (
      <aside className="triage-preview" aria-label={t('preview.label')}>
        <p className="quiet">{t('preview.none')}</p>
      </aside>
    );
  }
  const { kind, urgency, reason, since, dueAt, reference, messages, personId, claimedUntil } = item;
  return (
    <aside className="triage-preview" aria-label={t('preview.label')}>
      <UrgencyBadge urgency={urgency} />
      <h2>{t(`reason.${reason}`)}</h2>
      <p>{t(`advice.${reason}`)}</p>
      <dl className="triage-facts">
        <Fact label={t('preview.what')}>
          {t(`kind.${kind}`)} {reference !== undefined && <span className="triage-reference">{reference}</span>}
        </Fact>
        <Fact label={t('preview.since')}>
          <Ago at={since} /> <span className="quiet">· {dateTime(since)}</span>
        </Fact>
        {dueAt !== undefined && (
          <Fact label={t('preview.due')}>
            <Due at={dueAt} /> <span className="quiet">· {dateTime(dueAt)}</span>
          </Fact>
        )}
        <Fact label={t('preview.holder')}>
          <Holder item={item} />
          {claimedUntil !== undefined && (
            <span className="quiet"> · {t('preview.until', { at: dateTime(claimedUntil) })}</span>
          )}
        </Fact>
        {messages !== undefined && <Fact label={t('preview.messages')}>{messages}</Fact>}
      </dl>
      <div className="row">
        <Link className="button button-primary" to={pathOf(item)}>
          {t(`open.${kind}`)}
        </Link>
        {personId !== undefined && kind !== 'follow-up' && (
          <Link className="button" to={`/people/${personId}`}>
            {t('open.follow-up')}
          </Link>
        )}
      </div>
      <p className="small quiet">{t('preview.keys')}</p>
    </aside>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
