import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ItemOf } from '../../api/contract.ts';
import { useRead } from '../../api/hooks.ts';
import { count, dateTime } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card, type Tone } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';

type Certificate = ItemOf<'GET /v1/erasures'>;

/** What is kept to be shown: agreements with partners, and that something was erased. */
export function Records(): ReactElement {
  const { t } = useTranslation('settings');
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <div className="settings-section">
      <Card title={t('agreements.title')}>
        <p>{t('agreements.text')}</p>
        <div>
          <Link to="/directory?kind=agreements">{t('agreements.open')}</Link>
        </div>
      </Card>
      <Card title={t('erasures.title')}>
        <p className="quiet">{t('erasures.text')}</p>
        {cursors.map((cursor, at) => (
          <CertificatePage
            key={cursor ?? ''}
            cursor={cursor}
            onMore={at === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
          />
        ))}
      </Card>
    </div>
  );
}

function CertificatePage({
  cursor,
  onMore,
}: {
  readonly cursor: string | undefined;
  readonly onMore: ((cursor: string) => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('settings');
  const { data, error, refetch } = useRead('GET /v1/erasures', { query: { limit: 25, cursor } });
  if (data === undefined)
    return error === null ? <Skeleton lines={4} /> : <Fault fault={error} retry={() => void refetch()} />;
  const { items, cursor: next } = data.data;
  if (items.length === 0 && cursor === undefined)
    return <Empty title={t('erasures.none')}>{t('erasures.noneText')}</Empty>;
  return (
    <>
      <ul className="settings-certificates">
        {items.map((certificate) => (
          <CertificateLine key={certificate.id} certificate={certificate} />
        ))}
      </ul>
      {next !== undefined && onMore !== undefined && <Button onPress={() => onMore(next)}>{t('more')}</Button>}
    </>
  );
}

const TONES = {
  none: 'muted',
  pending: 'info',
  gone: 'ok',
  'given-up': 'danger',
} as const satisfies Readonly<Record<Certificate['carrier']['state'], Tone>>;

function CertificateLine({ certificate }: { readonly certificate: Certificate }): ReactElement {
  const { t } = useTranslation('settings');
  const { id, at, erased, carrier } = certificate;
  const much = (['files', 'conversations', 'texts', 'consents', 'goals'] as const).filter((what) => erased[what] > 0);
  return (
    <li>
      <time dateTime={at}>{dateTime(at)}</time>
      <div className="grow">
        <div>
          {much.length === 0
            ? t('erasures.nothing')
            : much.map((what) => t(`erasures.what.${what}`, { number: count(erased[what]) })).join(' · ')}
        </div>
        <code className="small quiet settings-id">{id}</code>
      </div>
      <Badge tone={TONES[carrier.state]}>{t(`erasures.carrier.${carrier.state}`)}</Badge>
    </li>
  );
}
