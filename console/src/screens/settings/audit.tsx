import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { dateTime } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import type { Member } from './member.ts';

/** What was decided about a member, the latest first. */
export function AuditOf({ member, onClose }: { readonly member: Member; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('settings');
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <Dialog side title={t('audit.title', { name: member.displayName })} isOpen onClose={onClose}>
      {cursors.map((cursor, at) => (
        <AuditPage
          key={cursor ?? ''}
          sub={member.sub}
          cursor={cursor}
          onMore={at === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
        />
      ))}
    </Dialog>
  );
}

function AuditPage({
  sub,
  cursor,
  onMore,
}: {
  readonly sub: string;
  readonly cursor: string | undefined;
  readonly onMore: ((cursor: string) => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('settings');
  const members = useRead('GET /v1/colleagues', {}, { still: true });
  const { data, error, refetch } = useRead('GET /v1/audit', { query: { memberId: sub, limit: 50, cursor } });
  if (data === undefined)
    return error === null ? <Skeleton lines={5} /> : <Fault fault={error} retry={() => void refetch()} />;
  const { items, cursor: next } = data.data;
  if (items.length === 0 && cursor === undefined) return <Empty title={t('audit.none')} />;
  const nameOf = (id: string): string =>
    members.data?.data.items.find((one) => one.sub === id)?.displayName ?? t('audit.somebody');
  return (
    <>
      <ol className="settings-audit">
        {items.map((entry, at) => (
          <li key={`${entry.at} ${String(at)}`}>
            <time dateTime={entry.at}>{dateTime(entry.at)}</time>
            <strong>{t(`action.${entry.action}`)}</strong>
            <span className="quiet small">{nameOf(entry.memberId)}</span>
          </li>
        ))}
      </ol>
      {next !== undefined && onMore !== undefined && <Button onPress={() => onMore(next)}>{t('more')}</Button>}
    </>
  );
}
