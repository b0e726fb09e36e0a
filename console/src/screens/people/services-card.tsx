import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Plus } from 'lucide-react';
import { useRead } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { CorrectService } from './correct-service.tsx';
import { typeNames, yearLabel, type ServiceEvent } from './services.ts';

const SHOWN_AT_FIRST = 6;

/** What was given to the person and counts, the latest first; what was taken off the record stays in sight. */
export function ServicesCard({
  personId,
  onRecord,
}: {
  readonly personId: string;
  readonly onRecord: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const hub = useRead('GET /v1/hub', {}, { still: true });
  const events = useRead('GET /v1/service-events', { query: { personId, limit: 100 } });
  const [all, setAll] = useState(false);
  const [correcting, setCorrecting] = useState<ServiceEvent>();
  const items = [...(events.data?.data.items ?? [])].sort((a, b) => b.serviceDate.localeCompare(a.serviceDate));
  const shown = all ? items : items.slice(0, SHOWN_AT_FIRST);
  return (
    <Card
      title={t('services.title')}
      actions={
        <Button small icon={<Plus aria-hidden size={16} />} onPress={onRecord}>
          {t('service.record')}
        </Button>
      }
    >
      {events.error !== null && <Fault fault={events.error} retry={() => void events.refetch()} />}
      {events.isPending && <Skeleton lines={3} />}
      {events.data !== undefined && items.length === 0 && <p className="quiet">{t('services.none')}</p>}
      {items.length > 0 && (
        <ul className="people-rows">
          {shown.map((event) => (
            <li key={event.id} className={event.state === 'void' ? 'people-row people-row-void' : 'people-row'}>
              <span className="people-row-what">
                <span className="people-row-title">{inLanguage(typeNames(hub.data?.data, event.serviceType))}</span>
                <span className="quiet small">
                  {plainDate(event.serviceDate)} · <OrganizationName id={event.recipientId} /> ·{' '}
                  {yearLabel(event.fiscalYear)}
                </span>
              </span>
              {event.state === 'void' ? (
                <Badge>{t('services.void')}</Badge>
              ) : (
                <Button
                  small
                  tone="quiet"
                  aria-label={t('services.correctNamed', {
                    what: inLanguage(typeNames(hub.data?.data, event.serviceType)),
                    on: plainDate(event.serviceDate),
                  })}
                  onPress={() => setCorrecting(event)}
                >
                  {t('services.correct')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {items.length > shown.length && (
        <Button small tone="quiet" onPress={() => setAll(true)}>
          {t('services.all', { count: items.length })}
        </Button>
      )}
      {correcting !== undefined && <CorrectService event={correcting} onClose={() => setCorrecting(undefined)} />}
    </Card>
  );
}
