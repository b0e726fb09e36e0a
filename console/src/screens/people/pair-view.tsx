import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Check, GitMerge, TriangleAlert, X } from 'lucide-react';
import { Link } from 'react-router';
import type { AccessReason } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { languageName } from '../../i18n/language-name.ts';
import { dateTime, plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PlaceName } from '../../ui/entry-name.tsx';
import { Badge } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { DigitList } from './digit-list.tsx';
import { AGE_BANDS, shortId } from './file.ts';
import { MergeForm } from './merge-form.tsx';
import {
  agreement,
  COMPARED,
  olderFirst,
  REFUSAL_REASONS,
  saidBy,
  type Compared,
  type OpenedPair,
  type RefusalReason,
} from './pairs.ts';

export type Deciding = 'merge' | 'refuse' | undefined;

interface Props {
  readonly pairId: string;
  readonly reason: AccessReason;
  readonly deciding: Deciding;
  readonly onDeciding: (deciding: Deciding) => void;
  readonly onDecided: () => void;
}

/** Two files side by side: where they agree and where they do not, and what the member makes of it. */
export function PairView({ pairId, reason, deciding, onDeciding, onDecided }: Props): ReactElement {
  const { t } = useTranslation('people');
  const opened = useRead('GET /v1/duplicates/{pairId}', { params: { pairId }, reason }, { still: true });
  if (opened.error !== null) return <Fault fault={opened.error} retry={() => void opened.refetch()} />;
  if (opened.data === undefined) return <Skeleton lines={10} />;
  const pair = opened.data.data;
  const close = (): void => onDeciding(undefined);
  return (
    <section className="card" aria-label={t('duplicates.pair')}>
      <div className="row spread">
        <p>
          {t('duplicates.common')}{' '}
          {pair.kinds.map((kind) => (
            <Badge key={kind} tone="info">
              {t(`identifier.${kind}`)}
            </Badge>
          ))}
        </p>
        {pair.state === 'open' ? (
          <div className="row">
            <Button icon={<X aria-hidden size={18} />} onPress={() => onDeciding('refuse')}>
              {t('duplicates.refuse')} <kbd aria-hidden>X</kbd>
            </Button>
            <Button tone="primary" icon={<GitMerge aria-hidden size={18} />} onPress={() => onDeciding('merge')}>
              {t('duplicates.merge')} <kbd aria-hidden>F</kbd>
            </Button>
          </div>
        ) : (
          <Badge>{t(`pairState.${pair.state}`)}</Badge>
        )}
      </div>
      <Comparison pair={pair} />
      {pair.refusals.length > 0 && (
        <ul className="quiet small">
          {pair.refusals.map(({ at, reason: why }) => (
            <li key={at}>{t('duplicates.refusedBefore', { why: t(`refusal.${why}`), at: dateTime(at) })}</li>
          ))}
        </ul>
      )}
      {deciding === 'merge' && pair.state === 'open' && (
        <MergeForm personIds={olderFirst(pair)} onClose={close} onMerged={onDecided} />
      )}
      {deciding === 'refuse' && pair.state === 'open' && <Refuse pair={pair} onClose={close} onRefused={onDecided} />}
    </section>
  );
}

function Comparison({ pair }: { readonly pair: OpenedPair }): ReactElement {
  const { t } = useTranslation('people');
  const [one, other] = pair.files;
  if (one === undefined || other === undefined) return <></>;
  const rows = COMPARED.filter((what) => (saidBy(one, what) ?? '') !== '' || (saidBy(other, what) ?? '') !== '');
  return (
    <div className="people-scroll" tabIndex={0} role="group" aria-label={t('duplicates.pair')}>
      <table className="people-comparison">
        <thead>
          <tr>
            <td />
            {[one, other].map(({ personId }) => (
              <th key={personId} scope="col">
                <Link to={`/people/${personId}`} className="mono">
                  {shortId(personId)}
                </Link>
              </th>
            ))}
            <th scope="col">{t('duplicates.agree')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((what) => {
            const stands = agreement(one, other, what);
            return (
              <tr key={what} className={`people-${stands}`}>
                <th scope="row">{t(`compared.${what}`)}</th>
                <td>
                  <Said what={what} value={saidBy(one, what)} />
                </td>
                <td>
                  <Said what={what} value={saidBy(other, what)} />
                </td>
                <td>
                  {stands === 'same' && (
                    <Badge tone="ok">
                      <Check aria-hidden size={14} /> {t('duplicates.same')}
                    </Badge>
                  )}
                  {stands === 'differs' && (
                    <Badge tone="warn">
                      <TriangleAlert aria-hidden size={14} /> {t('duplicates.differs')}
                    </Badge>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Said({ what, value }: { readonly what: Compared; readonly value: string | undefined }): ReactElement {
  const { t } = useTranslation('people');
  if (value === undefined || value === '') return <span className="quiet">{t('head.unsaid')}</span>;
  switch (what) {
    case 'ageBand': {
      const band = AGE_BANDS.find((one) => one === value);
      return <>{band === undefined ? value : t(`ageBand.${band}`)}</>;
    }
    case 'language':
      return <>{languageName(value)}</>;
    case 'communityId':
      return <PlaceName id={value} />;
    case 'birthDate':
      return <>{plainDate(value)}</>;
    case 'createdAt':
      return <>{dateTime(value)}</>;
    case 'name':
    case 'phone':
    case 'fileNumbers':
    case 'accommodations':
    case 'notes':
    case 'conversations':
      return <>{value}</>;
  }
}

/** Why the two are not to be treated as one person: by its digit. */
function Refuse({
  pair,
  onClose,
  onRefused,
}: {
  readonly pair: OpenedPair;
  readonly onClose: () => void;
  readonly onRefused: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const refuse = useWrite('POST /v1/duplicates/{pairId}/refusal', { label: t('duplicates.refuse'), texts: false });
  const say = (reason: RefusalReason): void => {
    const onSuccess = (): void => {
      notify(t('duplicates.refused'));
      onClose();
      onRefused();
    };
    refuse.mutate({ params: { pairId: pair.pairId }, version: pair.version, body: { reason } }, { onSuccess });
  };
  return (
    <Dialog title={t('duplicates.refuseTitle')} isOpen onClose={onClose}>
      <p className="quiet">{t('duplicates.refuseText')}</p>
      <DigitList
        label={t('duplicates.refuseTitle')}
        choices={REFUSAL_REASONS.map((value) => ({ value, label: t(`refusal.${value}`) }))}
        onChoose={say}
        isDisabled={refuse.isPending}
      />
      {refuse.error !== null && <Fault fault={refuse.error} />}
    </Dialog>
  );
}
