import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../api/contract.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { useNow } from '../../ui/clock.tsx';
import { Card } from '../../ui/page.tsx';
import { dayAndTime } from './times.ts';
import { OrganizationName, useHubZone } from './words.tsx';

type Entry = AnswerOf<'GET /v1/trips/{tripId}/timeline'>['entries'][number];

/** Everything that happened, the latest first; what is still to come above it. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }): ReactElement {
  const { t } = useTranslation('trips');
  const timeZone = useHubZone();
  const now = useNow();
  return (
    <Card title={t('timeline.title')}>
      <ol className="trips-timeline">
        {entries.toReversed().map((entry, at) => (
          <li
            key={`${entry.at} ${entry.event} ${entries.length - at}`}
            className={entry.ahead === true ? 'trips-ahead' : ''}
          >
            <time dateTime={entry.at}>{dayAndTime(entry.at, now, timeZone)}</time>
            <div>
              <p>
                {inLanguage(entry.label)}
                {entry.organizationId !== undefined && (
                  <>
                    {' · '}
                    <OrganizationName id={entry.organizationId} />
                  </>
                )}
              </p>
              <p className="small quiet">
                {[
                  ...(entry.reasonLabel === undefined ? [] : [inLanguage(entry.reasonLabel)]),
                  ...(entry.by === undefined ? [] : [t(`by.${entry.by.kind}`)]),
                  ...(entry.text === undefined ? [] : [t('timeline.text', { state: inLanguage(entry.text.label) })]),
                ].join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
