import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useKeys } from '../../app/keys.ts';
import { Ago } from '../../ui/clock.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { shortId } from './file.ts';
import { PairView, type Deciding } from './pair-view.tsx';
import { useFileReason } from './why.tsx';
import './people.css';

/** Opening pair after pair is one piece of work, with one reason. */
const ALL_PAIRS = 'duplicates';

/** Pairs of files that may be one person: one at a time, side by side. */
export function Screen(): ReactElement {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [said, setSaid] = useState<{ readonly pairId: string; readonly what: Deciding }>();
  const { reason, question } = useFileReason(ALL_PAIRS, () => void navigate('/people'));
  const pairs = useRead('GET /v1/duplicates', { query: { limit: 100 } });
  const items = pairs.data?.data.items ?? [];
  const named = address.get('pair') ?? undefined;
  const chosen = named ?? items[0]?.pairId;
  // What is being said is said of one pair, and never goes on to the next.
  const deciding = said?.pairId === chosen ? said?.what : undefined;
  const setDeciding = (what: Deciding): void => setSaid(chosen === undefined ? undefined : { pairId: chosen, what });
  const at = items.findIndex(({ pairId }) => pairId === chosen);
  const show = (pairId: string | undefined): void => {
    if (pairId !== undefined) setAddress({ pair: pairId }, { replace: true });
  };
  /** To the next pair, once something was said of this one. */
  const goOn = (): void => {
    const next = (items[at + 1] ?? items[at - 1])?.pairId;
    setAddress(next === undefined ? {} : { pair: next }, { replace: true });
  };
  useKeys(t('keys.duplicatesTitle'), [
    { keys: 'j', label: t('keys.nextPair'), run: () => show(items[Math.min(at + 1, items.length - 1)]?.pairId) },
    { keys: 'k', label: t('keys.previousPair'), run: () => show(items[Math.max(at - 1, 0)]?.pairId) },
    { keys: 'f', label: t('keys.merge'), run: () => setDeciding('merge') },
    { keys: 'x', label: t('keys.refuse'), run: () => setDeciding('refuse') },
  ]);

  return (
    <Page title={t('duplicates.title')} actions={<Link to="/people">{t('duplicates.back')}</Link>}>
      {pairs.error !== null && <Fault fault={pairs.error} retry={() => void pairs.refetch()} />}
      {pairs.isPending && <Skeleton lines={8} />}
      {pairs.data !== undefined && items.length === 0 && named === undefined && (
        <Empty title={t('duplicates.emptyTitle')}>{t('duplicates.emptyText')}</Empty>
      )}
      {(items.length > 0 || named !== undefined) && (
        <div className="people-pairs">
          <nav aria-label={t('duplicates.list')}>
            <ul className="people-pair-list">
              {items.map(({ pairId, personIds, kinds, since }) => (
                <li key={pairId}>
                  <Link
                    to={`/duplicates?pair=${pairId}`}
                    replace
                    className="people-pair-link"
                    aria-current={pairId === chosen ? 'true' : undefined}
                  >
                    <span className="mono">{personIds.map(shortId).join(' · ')}</span>
                    <span className="small">{kinds.map((kind) => t(`identifier.${kind}`)).join(', ')}</span>
                    <span className="quiet small">
                      <Ago at={since} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          {reason === undefined || chosen === undefined ? (
            <p className="quiet">{t('why.closed')}</p>
          ) : (
            <PairView
              key={chosen}
              pairId={chosen}
              reason={reason}
              deciding={deciding}
              onDeciding={setDeciding}
              onDecided={goOn}
            />
          )}
        </div>
      )}
      {chosen !== undefined && question}
    </Page>
  );
}
