import { Building2, CirclePlus, FileUp, FolderDown } from 'lucide-react';
import { Suspense, lazy, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useKeys } from '../../app/keys.ts';
import { useMember } from '../../app/member.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { count } from '../../i18n/time.ts';
import { useEntries } from './entries.ts';
import { FilterBar } from './filter-bar.tsx';
import { filtersIn, isQuestion, numberIn, withFilters, type Filters } from './filters.ts';
import { hrefOf, kindsFor } from './kinds.ts';
import { EntryList } from './list.tsx';
import { Upkeep } from './upkeep.tsx';
import './directory.css';

const MapView = lazy(async () => ({ default: (await import('./map-view.tsx')).MapView }));

type View = 'list' | 'map' | 'upkeep';

/** Who there is to help, where, with what room, and how far that can be relied upon. */
export function Screen(): ReactElement {
  const { t } = useTranslation('directory');
  const { role, organizationId } = useMember();
  const isStaff = role === 'coordinator' || role === 'admin';
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  // A telephone number does not belong in an address: it stays in memory.
  const [number, setNumber] = useState('');
  const inAddress = filtersIn(params);
  const filters = number === '' ? inAddress : { ...inAddress, q: number };
  const asked = params.get('view');
  const view: View = isStaff && (asked === 'map' || asked === 'upkeep') ? asked : 'list';
  const set = (changes: Readonly<Record<string, string | undefined>>): void => {
    setParams((now) => withFilters(now, changes), { replace: true });
  };
  const change = (changes: Readonly<Record<string, string | undefined>>): void => {
    if (!('q' in changes)) {
      set(changes);
      return;
    }
    const isNumber = numberIn(changes['q'] ?? '');
    setNumber(isNumber ? (changes['q'] ?? '') : '');
    set(isNumber ? { ...changes, q: undefined } : changes);
  };
  const newKind = filters.tab === 'all' ? 'services' : filters.tab;
  useKeys(t('keys.directory'), [
    {
      keys: '/',
      label: t('keys.search'),
      run: () => document.querySelector<HTMLInputElement>('#directory-q input')?.focus(),
    },
    ...(isStaff
      ? [
          { keys: 'n', label: t('keys.new'), run: () => void navigate(`/directory/${newKind}/new`) },
          { keys: 'm', label: t('keys.map'), run: () => set({ view: view === 'map' ? undefined : 'map' }) },
          { keys: 'u', label: t('keys.upkeep'), run: () => set({ view: view === 'upkeep' ? undefined : 'upkeep' }) },
        ]
      : []),
  ]);
  return (
    <Page
      title={t('title')}
      actions={
        isStaff ? (
          <>
            <Link className="button button-plain" to="/directory-import">
              <FileUp aria-hidden size={18} />
              {t('import.link')}
            </Link>
            <Link className="button button-primary" to={`/directory/${newKind}/new`}>
              <CirclePlus aria-hidden size={18} />
              {t(`new.${newKind}`)}
            </Link>
          </>
        ) : (
          organizationId !== undefined && (
            <Link className="button button-plain" to={hrefOf('organizations', organizationId)}>
              <Building2 aria-hidden size={18} />
              {t(role === 'nation-steward' ? 'own.nation' : 'own.organization')}
            </Link>
          )
        )
      }
    >
      {isStaff && (
        <nav className="row directory-views" aria-label={t('view.label')}>
          {(['list', 'map', 'upkeep'] as const).map((one) => (
            <Link
              key={one}
              className="chip"
              to={{ search: withFilters(params, { view: one === 'list' ? undefined : one }).toString() }}
              {...(one === view && { 'aria-current': 'page' as const, 'data-selected': true })}
            >
              {t(`view.${one}`)}
            </Link>
          ))}
        </nav>
      )}
      {view === 'list' && (
        <>
          <FilterBar filters={filters} kinds={kindsFor(isStaff)} isStaff={isStaff} onChange={change} />
          <Found filters={filters} onChange={change} />
        </>
      )}
      {view === 'map' && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <MapView />
        </Suspense>
      )}
      {view === 'upkeep' && <Upkeep />}
      <Exports />
    </Page>
  );
}

function Found({
  filters,
  onChange,
}: {
  readonly filters: Filters;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}): ReactElement {
  const { t } = useTranslation('directory');
  const entries = useEntries(filters);
  if (entries.isLoading) return <Skeleton lines={10} />;
  if (entries.fault !== null) return <Fault fault={entries.fault} retry={entries.again} />;
  const asks = isQuestion(filters);
  return (
    <section aria-label={t('found')} className="directory-found" aria-busy={entries.isStale}>
      <p className="quiet small" role="status">
        {t('count', { count: entries.total, shown: count(entries.total) })}
        {entries.nearest && ` · ${t('nearest')}`}
        {entries.ignored.length > 0 && ` · ${t('ignored', { words: entries.ignored.join(', ') })}`}
      </p>
      {entries.items.length > 0 ? (
        // Another question begins at the top of another list.
        <EntryList key={JSON.stringify(filters)} entries={entries} />
      ) : (
        <Empty title={asks ? t('empty.asked') : filters.removed ? t('empty.removed') : t('empty.title')}>
          <p>{asks ? t('empty.askedText') : t('empty.text')}</p>
          {asks && filters.tab !== 'all' && (
            <button type="button" className="button button-plain" onClick={() => onChange({ tab: 'all' })}>
              {t('empty.everywhere')}
            </button>
          )}
        </Empty>
      )}
    </section>
  );
}

const PUBLIC_FORMS = [
  ['services', '/hsds/services?minimal=true&full=true'],
  ['servicesLines', '/hsds/services?format=ndjson&full=true'],
  ['organizationsLines', '/hsds/organizations?format=ndjson&full=true'],
  ['about', '/hsds'],
] as const;

/** What anybody may have of the directory, in the form of Open Referral. */
function Exports(): ReactElement {
  const { t } = useTranslation('directory');
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="directory-exports no-print"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <FolderDown aria-hidden size={16} /> {t('export.title')}
      </summary>
      <p className="quiet small">{t('export.text')}</p>
      <ul className="row">
        {PUBLIC_FORMS.map(([form, href]) => (
          <li key={form}>
            <a
              href={href}
              {...(form !== 'about' && { download: `${form}.${form === 'services' ? 'json' : 'ndjson'}` })}
            >
              {t(`export.${form}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
