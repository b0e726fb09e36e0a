import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useLastFault, useRead } from '../../api/hooks.ts';
import { useKeys } from '../../app/keys.ts';
import { useMember } from '../../app/member.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { oneOf } from '../match/codes.ts';
import { Packages } from './packages.tsx';
import { ReferralRow } from './row.tsx';
import { groupsOf, isLate, STATUSES, type Referral } from './state.ts';
import './referrals.css';

const VIEWS = ['open', 'to-read', 'packages'] as const;
const OPEN = 'open';
const PAGE = 100;
/** Answers of partners come by themselves. */
const EVERY_MS = 10_000;

/** Referrals by state, what is due first; how they ended, until it is read; and what other hubs have sent. */
export function Screen(): ReactElement {
  const { t } = useTranslation('referrals');
  const { role } = useMember();
  const [address, setAddress] = useSearchParams();
  const isStaff = role !== 'partner';
  const view = isStaff ? (oneOf(VIEWS, address.get('view')) ?? 'open') : 'open';
  const set = (changes: Readonly<Record<string, string | undefined>>): void => {
    setAddress(
      (last) => {
        const next = new URLSearchParams(last);
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  };
  return (
    <Page title={t('title')}>
      {isStaff && (
        <div className="row" role="group" aria-label={t('views')}>
          {VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              className={`chip${one === view ? ' referrals-on' : ''}`}
              aria-pressed={one === view}
              onClick={() => set({ view: one === 'open' ? undefined : one })}
            >
              {t(`view.${one}`)}
            </button>
          ))}
        </div>
      )}
      {view === 'packages' ? <Packages /> : view === 'to-read' ? <ToRead /> : <List address={address} set={set} />}
    </Page>
  );
}

function ToRead(): ReactElement {
  const { t } = useTranslation('referrals');
  const read = useRead('GET /v1/referrals/feedback', { query: { limit: PAGE } }, { every: EVERY_MS });
  const fault = useLastFault(read);
  if (read.data === undefined) {
    return fault === null ? <Skeleton lines={6} /> : <Fault fault={fault} retry={() => void read.refetch()} />;
  }
  const { items } = read.data.data;
  if (items.length === 0) return <Empty title={t('nothingToRead')}>{t('nothingToReadHelp')}</Empty>;
  return <Rows referrals={items} />;
}

interface ListProps {
  readonly address: URLSearchParams;
  readonly set: (changes: Readonly<Record<string, string | undefined>>) => void;
}

function List({ address, set }: ListProps): ReactElement {
  const { t } = useTranslation('referrals');
  const { role, sub } = useMember();
  const now = useNow();
  const status = oneOf(STATUSES, address.get('status'));
  const personId = address.get('personId') ?? undefined;
  const isMine = address.get('whose') === 'mine';
  const onlyLate = address.get('late') === '1';
  const [cursor, setCursor] = useState<string>();
  const read = useRead(
    'GET /v1/referrals',
    { query: { limit: PAGE, status, personId, cursor } },
    { every: EVERY_MS, keep: true },
  );
  const all = read.data?.data.items ?? [];
  const shown = all.filter((one) => (!isMine || one.madeBy === sub) && (!onlyLate || isLate(one, now)));
  return (
    <>
      <div className="referrals-filters no-print">
        <Select
          label={t('filter.status')}
          value={status ?? OPEN}
          choices={[
            { value: OPEN, label: t('filter.open') },
            ...STATUSES.filter((one) => role !== 'partner' || one !== 'draft').map((value) => ({
              value,
              label: t(`status.${value}`),
            })),
          ]}
          onChange={(value) => {
            setCursor(undefined);
            set({ status: value === OPEN ? undefined : value });
          }}
        />
        {role !== 'partner' && (
          <Checkbox isSelected={isMine} onChange={(mine) => set({ whose: mine ? 'mine' : undefined })}>
            {t('filter.mine')}
          </Checkbox>
        )}
        <Checkbox isSelected={onlyLate} onChange={(late) => set({ late: late ? '1' : undefined })}>
          {t('filter.late')}
        </Checkbox>
        {personId !== undefined && (
          <Button small onPress={() => set({ personId: undefined })}>
            {t('filter.onePerson')}
          </Button>
        )}
      </div>
      {read.error !== null && <Fault fault={read.error} retry={() => void read.refetch()} />}
      {read.data === undefined ? (
        read.error === null && <Skeleton lines={8} />
      ) : shown.length === 0 ? (
        <Empty title={t('none')}>{role === 'partner' ? t('noneForPartner') : t('noneHelp')}</Empty>
      ) : (
        <Rows referrals={shown} />
      )}
      {(read.data?.data.cursor !== undefined || cursor !== undefined) && (
        <div className="row">
          <Button isDisabled={cursor === undefined} onPress={() => setCursor(undefined)}>
            {t('first')}
          </Button>
          <Button isDisabled={read.data?.data.cursor === undefined} onPress={() => setCursor(read.data?.data.cursor)}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Groups by state; `j` and `k` go through all of them, Enter opens. */
function Rows({ referrals }: { readonly referrals: readonly Referral[] }): ReactElement {
  const { t } = useTranslation('referrals');
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string>();
  const groups = groupsOf(referrals);
  const order = groups.flatMap((group) => group.referrals);
  const position = order.findIndex(({ id }) => id === at);
  const go = (step: number): void => {
    const next = order[Math.min(order.length - 1, Math.max(0, position + step))];
    if (next !== undefined) setAt(next.id);
  };
  useEffect(() => {
    if (at !== undefined) list.current?.querySelector<HTMLElement>(`[data-id="${at}"] a`)?.focus();
  }, [at]);
  useKeys(t('title'), [
    { keys: 'j', label: t('keys.next'), run: () => go(1) },
    { keys: 'k', label: t('keys.before'), run: () => go(-1) },
    {
      keys: 'o',
      label: t('keys.open'),
      run: () => {
        if (at !== undefined) void navigate(`/referrals/${at}`);
      },
    },
  ]);
  return (
    <div ref={list} className="stack">
      {groups.map(({ status, referrals: members }) => (
        <section key={status} className="referrals-group">
          <h2>
            {t(`status.${status}`)} <span className="quiet">{members.length}</span>
          </h2>
          <ul>
            {members.map((referral) => (
              <ReferralRow key={referral.id} referral={referral} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
