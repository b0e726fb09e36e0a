import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { countedTwice, yearLabel, type ServiceEvent } from './services.ts';

const MOST = 100;

/** What becomes of the counts once two files are one person. */
export function MergeEffects({ one, other }: { readonly one: string; readonly other: string }): ReactElement {
  const first = useRead('GET /v1/service-events', { query: { personId: one, limit: MOST } });
  const second = useRead('GET /v1/service-events', { query: { personId: other, limit: MOST } });
  if (first.error !== null || second.error !== null) return <Fault fault={first.error ?? second.error} />;
  if (first.data === undefined || second.data === undefined) return <Skeleton lines={2} />;
  const isCut = first.data.data.cursor !== undefined || second.data.data.cursor !== undefined;
  return <Effects one={first.data.data.items} other={second.data.data.items} isCut={isCut} way="merge" />;
}

/** What becomes of the counts once a file stands by itself again. */
export function SplitEffects({ personId }: { readonly personId: string }): ReactElement {
  const events = useRead('GET /v1/service-events', { query: { personId, limit: MOST } });
  if (events.error !== null) return <Fault fault={events.error} />;
  if (events.data === undefined) return <Skeleton lines={2} />;
  const { items, cursor } = events.data.data;
  return (
    <Effects
      one={items.filter((event) => event.personId === personId)}
      other={items.filter((event) => event.personId !== personId)}
      isCut={cursor !== undefined}
      way="split"
    />
  );
}

function Effects({
  one,
  other,
  isCut,
  way,
}: {
  readonly one: readonly ServiceEvent[];
  readonly other: readonly ServiceEvent[];
  readonly isCut: boolean;
  readonly way: 'merge' | 'split';
}): ReactElement {
  const { t } = useTranslation('people');
  const { byRecipient, hubYears } = countedTwice(one, other);
  return (
    <div className="people-effects">
      <h3>{t('effects.title')}</h3>
      {hubYears.length === 0 && <p>{t('effects.none')}</p>}
      <ul>
        {byRecipient.map(({ recipientId, fiscalYear }) => (
          <li key={`${recipientId} ${fiscalYear}`}>
            <strong className="number">{t(`effects.${way}`)}</strong> <OrganizationName id={recipientId} /> ·{' '}
            {yearLabel(fiscalYear)}
          </li>
        ))}
        {hubYears.map((year) => (
          <li key={year}>
            <strong className="number">{t(`effects.${way}`)}</strong> {t('effects.hub')} · {yearLabel(year)}
          </li>
        ))}
      </ul>
      <p className="quiet small">{t('effects.text')}</p>
      {isCut && <p className="quiet small">{t('effects.cut', { count: MOST })}</p>}
    </div>
  );
}
