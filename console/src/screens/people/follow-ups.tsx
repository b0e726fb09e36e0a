import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { plainDate } from '../../i18n/time.ts';
import { useNow } from '../../ui/clock.tsx';
import { Choices } from '../../ui/field.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { dayIn, shortId } from './file.ts';
import { dueness } from './goals.ts';

const SPANS = ['today', 'week', 'all'] as const;
type Span = (typeof SPANS)[number];
const DAY = 86_400_000;
const MINUTE = 60_000;

/** Next steps of plans that are due, the most overdue first. */
export function Due(): ReactElement {
  const { t } = useTranslation('people');
  const [span, setSpan] = useState<Span>('week');
  const now = useNow(MINUTE);
  const zone = useRead('GET /v1/hub', {}, { still: true }).data?.data.timeZone;
  const today = dayIn(zone, now);
  const until = span === 'all' ? undefined : span === 'today' ? today : dayIn(zone, now + 7 * DAY);
  const due = useRead(
    'GET /v1/plans',
    { query: { limit: 100, ...(until !== undefined && { until }) } },
    { keep: true },
  );
  return (
    <Card title={t('due.title')}>
      <Choices
        label={t('due.until')}
        value={span}
        onChange={setSpan}
        choices={SPANS.map((value) => ({ value, label: t(`due.span.${value}`) }))}
      />
      {due.error !== null && <Fault fault={due.error} retry={() => void due.refetch()} />}
      {due.isPending && <Skeleton lines={3} />}
      {due.data?.data.items.length === 0 && <p className="quiet">{t('due.none')}</p>}
      <ul className="people-rows">
        {due.data?.data.items.map(({ id, personId, area, nextStepOn }) => {
          const stands = dueness(nextStepOn, today);
          return (
            <li key={id} className="people-row">
              <span className="people-row-what">
                <Link to={`/people/${personId}`} className="people-open">
                  {t(`area.${area}`)}
                </Link>
                <span className="quiet small mono">{shortId(personId)}</span>
              </span>
              <Badge tone={stands === 'late' ? 'danger' : stands === 'today' ? 'warn' : 'muted'}>
                {stands === 'later' ? '' : `${t(`plan.${stands}`)} · `}
                {plainDate(nextStepOn)}
              </Badge>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
