import { useCallback, useMemo, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useLastFault } from '../../api/hooks.ts';
import { useKeys } from '../../app/keys.ts';
import { useMember } from '../../app/member.ts';
import { useSteady } from '../../app/steady.ts';
import { Button } from '../../ui/button.tsx';
import { useHeldWhileAiming } from '../../ui/held-while-aiming.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { useClaims } from './claims.tsx';
import { QueueFilters } from './filters.tsx';
import { QueueList } from './list.tsx';
import { Preview } from './preview.tsx';
import {
  dangersOf,
  filtered,
  filtersFrom,
  grouped,
  isFree,
  keyOf,
  KINDS,
  linesOf,
  pathOf,
  searchOf,
  successor,
  type Filters,
  type Queue,
  type QueueItem,
} from './queue.ts';
import { SoundControl } from './sound-control.tsx';
import { useQueue } from './use-queue.ts';
import { useSteadyList } from './use-steady-list.ts';
import './triage.css';

export function Screen(): ReactElement {
  const { t } = useTranslation(['triage', 'common']);
  const read = useQueue();
  const { data, refetch } = read;
  const fault = useLastFault(read);
  return (
    <Page title={t('common:nav.triage')} actions={<SoundControl />}>
      {data !== undefined ? (
        <QueueScreen queue={data.data} />
      ) : fault === null ? (
        <Skeleton lines={8} />
      ) : (
        <Fault fault={fault} retry={() => void refetch()} />
      )}
    </Page>
  );
}

function QueueScreen({ queue }: { readonly queue: Queue }): ReactElement {
  const { t } = useTranslation('triage');
  const { sub } = useMember();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => filtersFrom(search), [search]);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { toggle, question } = useClaims();
  const claim = useSteady(toggle);

  const { shown, onPointerMove } = useHeldWhileAiming(queue.items);
  const groups = useMemo(() => grouped(filtered(shown, filters, sub)), [shown, filters, sub]);
  const lines = useMemo(() => linesOf(groups), [groups]);
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const { selected, select } = useSelection(items);
  const { focus } = useSteadyList(list, lines, selected);
  const current = items.find((item) => keyOf(item) === selected);
  const news = useNewDangers(shown);
  const [freshest] = news.items;

  const show = useCallback((next: Filters): void => setSearch(searchOf(next), { replace: true }), [setSearch]);
  const move = (step: number): void => {
    const at = items.findIndex((item) => keyOf(item) === selected);
    const next = items[at === -1 ? 0 : Math.min(Math.max(at + step, 0), items.length - 1)];
    if (next === undefined) return;
    select(keyOf(next));
    focus(keyOf(next));
  };
  const goTo = (item: QueueItem): void => {
    if (!items.includes(item)) setSearch(new URLSearchParams(), { replace: true });
    select(keyOf(item));
    focus(keyOf(item));
    news.seen();
  };
  useKeys(t('keys.title'), [
    { keys: 'j', label: t('keys.next'), run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1) },
    { keys: 'Enter', label: t('keys.open'), run: () => current !== undefined && void navigate(pathOf(current)) },
    { keys: 'c', label: t('keys.claim'), run: () => current !== undefined && toggle(current) },
    { keys: '/', label: t('keys.filter'), run: () => field.current?.focus() },
    {
      keys: 'm',
      label: t('keys.mine'),
      run: () => show({ ...filters, whose: filters.whose === 'mine' ? 'all' : 'mine' }),
    },
    ...KINDS.map((kind, at) => ({
      keys: String(at + 1),
      label: t(`kinds.${kind}`),
      run: () => show({ ...filters, kind: filters.kind === kind ? undefined : kind }),
    })),
  ]);

  return (
    <>
      <QueueFilters items={queue.items} member={sub} filters={filters} onChange={show} field={field} />
      {freshest !== undefined && <NewDangerNote count={news.items.length} onShow={() => goTo(freshest)} />}
      <div className="triage">
        {items.length === 0 ? (
          <Nothing isFiltered={queue.items.length > 0} onAll={() => show(filtersFrom(new URLSearchParams()))} />
        ) : (
          <QueueList
            groups={groups}
            lines={lines}
            selected={selected}
            onSelect={select}
            onClaim={claim}
            list={list}
            onPointerMove={onPointerMove}
          />
        )}
        <Preview item={current} />
      </div>
      <CanWait queue={queue} />
      {question}
    </>
  );
}

/** What is selected; when it leaves the list, what took its place. */
function useSelection(items: readonly QueueItem[]): {
  readonly selected: string | undefined;
  readonly select: (key: string) => void;
} {
  const [selected, select] = useState<string>();
  const keys = useMemo(() => items.map(keyOf), [items]);
  const [before, setBefore] = useState(keys);
  if (before !== keys) {
    setBefore(keys);
    if (selected !== undefined && !keys.includes(selected)) select(successor(before, keys, selected));
  }
  return { selected, select };
}

/** Danger that came after the screen was opened and that nobody has: shown until somebody takes it or goes there. */
function useNewDangers(items: readonly QueueItem[]): {
  readonly items: readonly QueueItem[];
  readonly seen: () => void;
} {
  const [known, setKnown] = useState(() => new Set(dangersOf(items)));
  const fresh = useMemo(
    () => items.filter((item) => isFree(item) && dangersOf([item]).some((danger) => !known.has(danger))),
    [items, known],
  );
  return { items: fresh, seen: () => setKnown(new Set(dangersOf(items))) };
}

function NewDangerNote({ count, onShow }: { readonly count: number; readonly onShow: () => void }): ReactElement {
  const { t } = useTranslation('triage');
  return (
    <div className="triage-news">
      <strong>{t('news.text', { count })}</strong>
      <Button small tone="danger" onPress={onShow}>
        {t('news.show')}
      </Button>
    </div>
  );
}

function Nothing({ isFiltered, onAll }: { readonly isFiltered: boolean; readonly onAll: () => void }): ReactElement {
  const { t } = useTranslation('triage');
  if (!isFiltered) return <Empty title={t('empty.title')}>{t('empty.text')}</Empty>;
  return (
    <Empty title={t('empty.filteredTitle')}>
      <Button onPress={onAll}>{t('empty.showAll')}</Button>
    </Empty>
  );
}

/** What waits elsewhere, by number only. */
function CanWait({ queue: { counts, more } }: { readonly queue: Queue }): ReactElement | null {
  const { t } = useTranslation('triage');
  const { duplicates, organizationsToCall } = counts;
  const cut = KINDS.filter((kind) => more[kind]);
  if (duplicates.count + organizationsToCall.count === 0 && cut.length === 0) return null;
  return (
    <footer className="triage-later">
      {duplicates.count > 0 && <Link to="/duplicates">{t('later.duplicates', { count: duplicates.count })}</Link>}
      {organizationsToCall.count > 0 && (
        <Link to="/directory?view=upkeep">{t('later.organizations', { count: organizationsToCall.count })}</Link>
      )}
      {cut.map((kind) => (
        <span key={kind}>{t('later.more', { kind: t(`kinds.${kind}`) })}</span>
      ))}
    </footer>
  );
}
