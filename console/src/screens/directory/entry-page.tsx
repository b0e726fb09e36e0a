import { ArrowLeft, Pencil } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Problem } from '../../api/problem.ts';
import { useKeys } from '../../app/keys.ts';
import { useMember } from '../../app/member.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { dateTime } from '../../i18n/time.ts';
import { EditAgreement, EditLocation, EditOrganization, EditProgram, EditService } from './edit/edit.tsx';
import { History } from './history.tsx';
import { type Kind } from './kinds.ts';
import { AgreementFacts, LocationFacts, OrganizationFacts, ProgramFacts, ServiceFacts } from './facts.tsx';
import { Remove, Restore } from './remove.tsx';
import { titleOf, useEntry, type Loaded } from './loaded.ts';

/** An entry, to read first; what it says can be changed, looked back on, taken out and put back. */
export function EntryPage({ kind, id }: { readonly kind: Kind; readonly id: string }): ReactElement {
  const { t } = useTranslation('directory');
  const { role } = useMember();
  const isStaff = role === 'coordinator' || role === 'admin';
  const [params, setParams] = useSearchParams();
  const { loaded, fault, retry } = useEntry(kind, id);
  const [removing, setRemoving] = useState(false);
  const isEditing = isStaff && params.get('edit') === '1' && loaded?.entry.value.removedAt === undefined;
  const edit = (on: boolean): void => {
    setParams(on ? { edit: '1' } : {}, { replace: !on });
  };
  const isThere = loaded !== undefined && loaded.entry.value.removedAt === undefined;
  useKeys(
    t('keys.entry'),
    isStaff && isThere && !isEditing ? [{ keys: 'e', label: t('keys.edit'), run: () => edit(true) }] : [],
  );
  if (loaded === undefined) {
    return (
      <Page title={t(`kindOne.${kind}`)}>
        {fault === null ? (
          <Skeleton lines={8} />
        ) : fault instanceof Problem && fault.status === 404 ? (
          <Empty title={t('gone')}>
            <Link to="/directory">{t('back')}</Link>
          </Empty>
        ) : (
          <Fault fault={fault} retry={retry} />
        )}
      </Page>
    );
  }
  const title = titleOf(loaded.entry, t);
  const { removedAt } = loaded.entry.value;
  return (
    <Page
      title={title}
      actions={
        isStaff &&
        !isEditing &&
        isThere && (
          <>
            <Button tone="primary" icon={<Pencil aria-hidden size={16} />} onPress={() => edit(true)}>
              {t('edit.edit')}
            </Button>
            <Button onPress={() => setRemoving(true)}>{t('remove.remove')}</Button>
          </>
        )
      }
    >
      <p className="row small no-print">
        <Link to={`/directory${kind === 'services' ? '' : `?tab=${kind}`}`} className="row">
          <ArrowLeft aria-hidden size={14} />
          {t(`kind.${kind}`)}
        </Link>
      </p>
      {removedAt !== undefined && (
        <div className="directory-removed" role="status">
          <p>{t('remove.isOut', { at: dateTime(removedAt) })}</p>
          {isStaff && <Restore kind={kind} id={id} version={loaded.version} name={title} />}
        </div>
      )}
      {isEditing ? (
        <EditEntry loaded={loaded} onEnd={() => edit(false)} />
      ) : (
        <div className="directory-entry">
          <div className="stack">
            <Facts loaded={loaded} isStaff={isStaff} />
          </div>
          <Card title={t('history.title')}>
            <History kind={kind} id={id} />
          </Card>
        </div>
      )}
      {removing && (
        <Remove kind={kind} id={id} version={loaded.version} name={title} onClose={() => setRemoving(false)} />
      )}
    </Page>
  );
}

function Facts({ loaded: { entry }, isStaff }: { readonly loaded: Loaded; readonly isStaff: boolean }): ReactElement {
  switch (entry.kind) {
    case 'services':
      return <ServiceFacts service={entry.value} isStaff={isStaff} />;
    case 'organizations':
      return <OrganizationFacts organization={entry.value} isStaff={isStaff} />;
    case 'programs':
      return <ProgramFacts program={entry.value} />;
    case 'locations':
      return <LocationFacts location={entry.value} />;
    case 'agreements':
      return <AgreementFacts agreement={entry.value} />;
  }
}

function EditEntry({
  loaded: { entry, version },
  onEnd,
}: {
  readonly loaded: Loaded;
  readonly onEnd: () => void;
}): ReactElement {
  switch (entry.kind) {
    case 'services':
      return <EditService value={entry.value} version={version} onEnd={onEnd} />;
    case 'organizations':
      return <EditOrganization value={entry.value} version={version} onEnd={onEnd} />;
    case 'programs':
      return <EditProgram value={entry.value} version={version} onEnd={onEnd} />;
    case 'locations':
      return <EditLocation value={entry.value} version={version} onEnd={onEnd} />;
    case 'agreements':
      return <EditAgreement value={entry.value} version={version} onEnd={onEnd} />;
  }
}
