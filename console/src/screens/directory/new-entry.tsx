import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useMember } from '../../app/member.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { EditAgreement, EditLocation, EditOrganization, EditProgram, EditService } from './edit/edit.tsx';
import { hrefOf, type Kind } from './kinds.ts';

const NO_NAME = { fr: '', en: '' };

/** An entry that is being added. Its id is made here, so that sending it twice adds it once. */
export function NewEntry({ kind }: { readonly kind: Kind }): ReactElement {
  const { t } = useTranslation('directory');
  const { role } = useMember();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [id] = useState(() => crypto.randomUUID());
  const organizationId = params.get('organization') ?? '';
  const onEnd = (saved: boolean): void => {
    void navigate(saved ? hrefOf(kind, id) : '/directory', { replace: saved });
  };
  if (role !== 'coordinator' && role !== 'admin') {
    return (
      <Page title={t(`new.${kind}`)}>
        <Empty title={t('staffOnly')}>
          <Link to="/directory">{t('back')}</Link>
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={t(`new.${kind}`)}>
      {kind === 'services' && (
        <EditService
          onEnd={onEnd}
          value={{
            id,
            organizationId,
            name: NO_NAME,
            kinds: [],
            status: 'active',
            languages: ['fr', 'en'],
            interpretation: false,
            eligibility: {},
            accessibility: [],
            cultures: [],
            serviceAreas: [{ kind: 'communities', communityIds: [] }],
            locationIds: [],
            virtual: false,
            mobile: false,
          }}
        />
      )}
      {kind === 'organizations' && (
        <EditOrganization
          onEnd={onEnd}
          value={{
            id,
            name: NO_NAME,
            kinds: [],
            status: 'active',
            isRecipient: false,
            fundingStreams: [],
            dispatchPhones: [],
            language: 'en',
            contacts: [],
          }}
        />
      )}
      {kind === 'programs' && <EditProgram onEnd={onEnd} value={{ id, organizationId, name: NO_NAME }} />}
      {kind === 'locations' && (
        <EditLocation
          onEnd={onEnd}
          value={{ id, organizationId, name: NO_NAME, type: 'physical', confidential: false }}
        />
      )}
      {kind === 'agreements' && (
        <EditAgreement
          onEnd={onEnd}
          value={{
            id,
            kind: 'service-agreement',
            organizationIds: organizationId === '' ? [] : [organizationId],
            validFrom: new Date().toISOString().slice(0, 10),
          }}
        />
      )}
    </Page>
  );
}
