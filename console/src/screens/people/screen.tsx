import { useRef, useState, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { FolderPlus, UsersRound } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useKeys } from '../../app/keys.ts';
import { useMember } from '../../app/member.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Badge, Card, Page } from '../../ui/page.tsx';
import { Due } from './follow-ups.tsx';
import { NewFile } from './file-dialogs.tsx';
import { personIdIn } from './file.ts';
import { NationCard } from './nation-card.tsx';
import { PeopleList } from './people-list.tsx';
import './people.css';

/** The files of the hub; for a steward, those of the members who named the Nation. */
export function Screen(): ReactElement {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const { role, organizationId } = useMember();
  const isStaff = role !== 'nation-steward';
  const [isNew, setNew] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  useKeys(t('keys.listTitle'), [
    { keys: 'j', label: t('keys.next'), run: () => moveFocus(list, 1) },
    { keys: 'k', label: t('keys.previous'), run: () => moveFocus(list, -1) },
    ...(isStaff
      ? [
          { keys: 'n', label: t('keys.newFile'), run: () => setNew(true) },
          { keys: 'd', label: t('keys.duplicates'), run: () => void navigate('/duplicates') },
        ]
      : []),
  ]);
  return (
    <Page
      title={t(isStaff ? 'list.title' : 'steward.title')}
      actions={
        isStaff && (
          <>
            <Duplicates />
            <Button tone="primary" icon={<FolderPlus aria-hidden size={18} />} onPress={() => setNew(true)}>
              {t('file.new')}
            </Button>
          </>
        )
      }
    >
      <div ref={list} className="people-columns">
        <div className="people-column">
          <PeopleList />
        </div>
        {isStaff && (
          <div className="people-column">
            <OpenByNumber />
            <Due />
          </div>
        )}
        {!isStaff && organizationId !== undefined && (
          <div className="people-column">
            <NationCard organizationId={organizationId} />
          </div>
        )}
      </div>
      {isNew && <NewFile onClose={() => setNew(false)} onMade={(id) => void navigate(`/people/${id}`)} />}
    </Page>
  );
}

/** To the next or the last link of the lists; to the first, when none has the focus. */
function moveFocus(list: RefObject<HTMLDivElement | null>, by: number): void {
  const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a.people-open') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  links.at(at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1))?.focus();
}

/** How many pairs of files wait for somebody to say whether they are one person. */
function Duplicates(): ReactElement {
  const { t } = useTranslation('people');
  const queue = useRead('GET /v1/queue', {}, { revalidates: true });
  const waiting = queue.data?.data.counts.duplicates;
  return (
    <Link to="/duplicates" className="button">
      <UsersRound aria-hidden size={18} />
      <span>{t('duplicates.title')}</span>
      {waiting !== undefined && waiting.count > 0 && (
        <Badge tone="warn">{waiting.more ? t('duplicates.more', { count: waiting.count }) : waiting.count}</Badge>
      )}
    </Link>
  );
}

/** A file by its number, as a colleague, a report or a referral names it. */
function OpenByNumber(): ReactElement {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const [pasted, setPasted] = useState('');
  const [asked, setAsked] = useState(false);
  const id = personIdIn(pasted);
  return (
    <Card title={t('list.byNumber')}>
      <form
        className="people-by-number"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (id !== undefined) void navigate(`/people/${id}`);
        }}
      >
        <TextField
          label={t('list.number')}
          value={pasted}
          onChange={setPasted}
          error={asked && id === undefined ? t('list.numberWrong') : undefined}
        />
        <Button type="submit">{t('list.open')}</Button>
      </form>
    </Card>
  );
}
