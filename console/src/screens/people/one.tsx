import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { AccessReason } from '../../api/contract.ts';
import { useRead } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { Page } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { Certificate } from './erase.tsx';
import { shortId } from './file.ts';
import { StaffFile } from './staff-file.tsx';
import { StewardFile } from './steward-file.tsx';
import { useFileReason } from './why.tsx';
import './people.css';

/** One person's file: closed until it is said why it is opened. */
export function Screen(): ReactElement {
  const { personId = '' } = useParams();
  return <Opening key={personId} personId={personId} />;
}

function Opening({ personId }: { readonly personId: string }): ReactElement {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const leave = (): void => {
    void (history.length > 1 ? navigate(-1) : navigate('/people'));
  };
  const { reason, question } = useFileReason(personId, leave);
  if (reason !== undefined) return <Opened personId={personId} reason={reason} />;
  return (
    <Page title={t('file.title', { number: shortId(personId) })}>
      <p className="quiet">{t('why.closed')}</p>
      {question}
    </Page>
  );
}

function Opened({ personId, reason }: { readonly personId: string; readonly reason: AccessReason }): ReactElement {
  const { t } = useTranslation('people');
  const { role } = useMember();
  const [erasureId, setErased] = useState<string>();
  // Asked again only when it is changed: each time is an opening on the record.
  const file = useRead(
    'GET /v1/people/{personId}',
    { params: { personId }, reason },
    { still: true, enabled: erasureId === undefined },
  );
  const title = t('file.title', { number: shortId(personId) });
  if (erasureId !== undefined) {
    return (
      <Page title={title}>
        <Certificate erasureId={erasureId} />
      </Page>
    );
  }
  if (file.data === undefined) {
    return (
      <Page title={title}>
        {file.error === null ? <Skeleton lines={10} /> : <Fault fault={file.error} retry={() => void file.refetch()} />}
      </Page>
    );
  }
  const opened = {
    file: file.data.data,
    version: file.data.version ?? file.data.data.version,
    reason,
    title,
    onChanged: () => void file.refetch(),
    onErased: setErased,
  };
  return role === 'nation-steward' ? <StewardFile {...opened} /> : <StaffFile {...opened} />;
}
