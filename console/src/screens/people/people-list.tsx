import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Download } from 'lucide-react';
import { Link } from 'react-router';
import { useApi, useRead } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { languageName } from '../../i18n/language-name.ts';
import { plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { PlaceName } from '../../ui/entry-name.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Empty, explain, Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { listAsCsv, saveAs } from './export.ts';
import { shortId, type Person } from './file.ts';

const PAGE = 50;
const EXPORT_PAGE = 100;

/** No list of names: what stands in the open, by which a file is told from another. */
export function PeopleList(): ReactElement {
  const { t } = useTranslation('people');
  const forSteward = useMember().role === 'nation-steward';
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <Card title={t(forSteward ? 'steward.files' : 'list.files')} actions={forSteward && <ExportList />}>
      <p className="quiet small">{t(forSteward ? 'steward.text' : 'list.text')}</p>
      <ul className="people-files">
        {cursors.map((cursor, at) => (
          <FilesPage
            key={cursor ?? ''}
            cursor={cursor}
            onMore={at === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
          />
        ))}
      </ul>
    </Card>
  );
}

function FilesPage({
  cursor,
  onMore,
}: {
  readonly cursor: string | undefined;
  readonly onMore: ((cursor: string) => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('people');
  const forSteward = useMember().role === 'nation-steward';
  const page = useRead('GET /v1/people', { query: { limit: PAGE, ...(cursor !== undefined && { cursor }) } });
  if (page.error !== null) {
    return (
      <li>
        <Fault fault={page.error} retry={() => void page.refetch()} />
      </li>
    );
  }
  if (page.data === undefined) {
    return (
      <li>
        <Skeleton lines={8} />
      </li>
    );
  }
  const { items, cursor: next } = page.data.data;
  return (
    <>
      {items.length === 0 && cursor === undefined && (
        <li>
          <Empty title={t('list.emptyTitle')}>{t(forSteward ? 'steward.emptyText' : 'list.emptyText')}</Empty>
        </li>
      )}
      {items.map((person) => (
        <FileRow key={person.personId} person={person} />
      ))}
      {next !== undefined && onMore !== undefined && (
        <li>
          <Button onPress={() => onMore(next)}>{t('list.more')}</Button>
        </li>
      )}
    </>
  );
}

function FileRow({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('people');
  const { personId, ageBand, language, communityId, createdAt } = person;
  const isMinor = ageBand === 'under-16' || ageBand === '16-17';
  return (
    <li className="people-file">
      <Link to={`/people/${personId}`} className="people-open">
        <span className="unseen">{t('list.fileNamed')} </span>
        <span className="mono">{shortId(personId)}</span>
      </Link>
      <span>{isMinor ? <Badge tone="danger">{t(`ageBand.${ageBand}`)}</Badge> : t(`ageBand.${ageBand}`)}</span>
      <span>{languageName(language)}</span>
      <span className="people-file-place">
        {communityId === undefined ? <span className="quiet">{t('head.unsaid')}</span> : <PlaceName id={communityId} />}
      </span>
      <span className="quiet people-file-since">{plainDate(createdAt.slice(0, 10))}</span>
    </li>
  );
}

/** All files of the Nation’s members as a table, page after page. */
function ExportList(): ReactElement {
  const { t } = useTranslation('people');
  const { client } = useApi();
  const [isBusy, setBusy] = useState(false);
  const collect = async (): Promise<void> => {
    const people: Person[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: EXPORT_PAGE, ...(cursor !== undefined && { cursor }) };
      const { data } = await client.call('GET /v1/people', { query });
      people.push(...data.items);
      cursor = data.cursor;
    } while (cursor !== undefined);
    saveAs('people.csv', 'text/csv;charset=utf-8', listAsCsv(people));
  };
  const save = (): void => {
    setBusy(true);
    collect()
      .catch((fault: unknown) => notify(explain(fault), { tone: 'danger' }))
      .finally(() => setBusy(false));
  };
  return (
    <Button small icon={<Download aria-hidden size={16} />} isDisabled={isBusy} onPress={save}>
      {t('steward.export')}
    </Button>
  );
}
