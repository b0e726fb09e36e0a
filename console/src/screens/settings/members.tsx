import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { Button } from '../../ui/button.tsx';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Fault, Skeleton, explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { AuditOf } from './audit.tsx';
import { MemberForm } from './member-form.tsx';
import type { Member } from './member.ts';

/** Who may come in, and as what. Ending a membership works at once, and is taken back as fast. */
export function Members(): ReactElement {
  const { t } = useTranslation('settings');
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  const [edited, setEdited] = useState<Member | 'new'>();
  const [audited, setAudited] = useState<Member>();
  return (
    <Card
      title={t('members.title')}
      actions={
        <Button small icon={<Plus aria-hidden size={16} />} onPress={() => setEdited('new')}>
          {t('members.add')}
        </Button>
      }
    >
      <p className="quiet">{t('members.text')}</p>
      {cursors.map((cursor, at) => (
        <MemberPage
          key={cursor ?? ''}
          cursor={cursor}
          onEdit={setEdited}
          onAudit={setAudited}
          onMore={at === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
        />
      ))}
      {edited !== undefined && (
        <MemberForm member={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {audited !== undefined && <AuditOf member={audited} onClose={() => setAudited(undefined)} />}
    </Card>
  );
}

interface Acting {
  readonly onEdit: (member: Member) => void;
  readonly onAudit: (member: Member) => void;
}

function MemberPage({
  cursor,
  onMore,
  ...acting
}: Acting & {
  readonly cursor: string | undefined;
  readonly onMore: ((cursor: string) => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('settings');
  const { data, error, refetch } = useRead('GET /v1/members', { query: { limit: 50, cursor } });
  if (data === undefined)
    return error === null ? <Skeleton lines={5} /> : <Fault fault={error} retry={() => void refetch()} />;
  const { items, cursor: next } = data.data;
  return (
    <>
      <ul className="settings-members">
        {items.map((member) => (
          <MemberLine key={member.sub} member={member} {...acting} />
        ))}
      </ul>
      {next !== undefined && onMore !== undefined && <Button onPress={() => onMore(next)}>{t('more')}</Button>}
    </>
  );
}

function MemberLine({ member, onEdit, onAudit }: Acting & { readonly member: Member }): ReactElement {
  const { t } = useTranslation('settings');
  const { sub: mine } = useMember();
  const isSelf = member.sub === mine;
  const { displayName: name, active } = member;
  const change = useWrite('PUT /v1/members/{sub}', { label: t('members.change'), texts: false });
  const setActive = (on: boolean, from: Member, undo: boolean): void => {
    const { sub, version, ...membership } = from;
    change.mutate(
      { params: { sub }, body: { ...membership, active: on }, version },
      {
        onSuccess: ({ data }) => {
          const said = t(on ? 'members.restored' : 'members.ended', { name });
          notify(said, undo ? { undo: () => setActive(!on, data, false) } : {});
        },
        onError: (fault) => notify(explain(fault), { tone: 'danger' }),
      },
    );
  };
  return (
    <li className={active ? '' : 'settings-ended'}>
      <div className="grow">
        <div className="row">
          <strong>{name}</strong>
          {isSelf && <Badge tone="info">{t('members.you')}</Badge>}
          {!active && <Badge tone="warn">{t('members.endedBadge')}</Badge>}
        </div>
        <div className="quiet small">
          {t(`role.${member.role}`)}
          {member.organizationId !== undefined && (
            <>
              {' · '}
              <OrganizationName id={member.organizationId} />
            </>
          )}
        </div>
      </div>
      <div className="row">
        <Button small tone="quiet" aria-label={t('members.auditNamed', { name })} onPress={() => onAudit(member)}>
          {t('members.audit')}
        </Button>
        <Button small aria-label={t('members.editNamed', { name })} onPress={() => onEdit(member)}>
          {t('members.edit')}
        </Button>
        <Button
          small
          isDisabled={isSelf || change.isPending}
          aria-label={t(active ? 'members.endNamed' : 'members.restoreNamed', { name })}
          onPress={() => setActive(!active, member, true)}
        >
          {t(active ? 'members.end' : 'members.restore')}
        </Button>
      </div>
    </li>
  );
}
