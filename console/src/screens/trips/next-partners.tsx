import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { dayAndTime } from './times.ts';
import type { OpenedTrip } from './trips.ts';
import { OrganizationName, useHubZone } from './words.tsx';

type Partners = AnswerOf<'GET /v1/trips/{tripId}/partners'>;
type Reasons = Partners['excluded'][number]['reasons'];

const AT_FIRST = 4;
const ASK_MS = 15_000;

/** Who would be asked next, in order and why; who sleeps; who is left out. */
export function NextPartners({
  trip,
  onAssign,
}: {
  readonly trip: OpenedTrip;
  readonly onAssign: ((organizationId: string) => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('trips');
  const [all, setAll] = useState(false);
  const timeZone = useHubZone();
  const { data, error, refetch, dataUpdatedAt } = useRead(
    'GET /v1/trips/{tripId}/partners',
    { params: { tripId: trip.id } },
    { every: ASK_MS },
  );
  if (data === undefined) {
    return (
      <Card title={t('next.title')}>
        {error === null ? <Skeleton /> : <Fault fault={error} retry={() => void refetch()} />}
      </Card>
    );
  }
  const { stages, quiet, excluded } = data.data;
  const inTurn = stages.flatMap((stage, at) => stage.map((one) => ({ ...one, stage: at + 1 })));
  const shown = all ? inTurn : inTurn.slice(0, AT_FIRST);
  const rest = inTurn.length - shown.length + quiet.length + excluded.length;
  return (
    <Card title={t('next.title')}>
      {inTurn.length === 0 && <p>{t(quiet.length > 0 ? 'next.asleep' : 'next.none')}</p>}
      <ol className="trips-next">
        {shown.map(({ organizationId, score, reasons, stage }) => (
          <li key={organizationId}>
            <div className="trips-offer-head">
              <strong>
                <OrganizationName id={organizationId} />
              </strong>
              {score !== undefined && (
                <span className="quiet small">{t('next.score', { score: Math.round(score) })}</span>
              )}
            </div>
            {stage > 1 && <p className="small quiet">{t(`stage.${stage === 2 ? 2 : 3}`)}</p>}
            <Why reasons={reasons} />
            {onAssign !== undefined && (
              <Button small onPress={() => onAssign(organizationId)}>
                {t('next.assign')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {all && quiet.length > 0 && (
        <section>
          <h3>{t('next.quiet')}</h3>
          <ul className="trips-next">
            {quiet.map(({ organizationId, until, reasons }) => (
              <li key={organizationId}>
                <strong>
                  <OrganizationName id={organizationId} />
                </strong>{' '}
                <span className="small">{t('next.until', { time: dayAndTime(until, dataUpdatedAt, timeZone) })}</span>
                <Why reasons={reasons} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {all && excluded.length > 0 && (
        <section>
          <h3>{t('next.excluded')}</h3>
          <ul className="trips-next">
            {excluded.map(({ organizationId, reasons }) => (
              <li key={organizationId}>
                <strong>
                  <OrganizationName id={organizationId} />
                </strong>
                <Why reasons={reasons} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {(rest > 0 || all) && (
        <div>
          <Button small tone="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? t('next.less') : t('next.more', { count: rest })}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Why({ reasons }: { readonly reasons: Reasons }): ReactElement {
  return (
    <ul className="trips-why">
      {reasons.map(({ code, text }) => (
        <li key={`${code} ${text.en}`}>{inLanguage(text)}</li>
      ))}
    </ul>
  );
}
