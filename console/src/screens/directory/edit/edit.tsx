import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/hooks.ts';
import { inLanguage } from '../../../i18n/i18n.ts';
import type { AgreementDraft, LocationDraft, OrganizationDraft, ProgramDraft, ServiceDraft } from '../kinds.ts';
import { Frame } from './frame.tsx';
import { OrganizationFields } from './organization-fields.tsx';
import { AgreementFields, LocationFields, ProgramFields } from './other-fields.tsx';
import { ServiceFields } from './service-fields.tsx';

interface Editing<D> {
  readonly value: D;
  /** Absent: it is being added. */
  readonly version?: number;
  readonly onEnd: (saved: boolean) => void;
}

const ends = (onEnd: (saved: boolean) => void) => ({ onSaved: () => onEnd(true), onCancel: () => onEnd(false) });

export function EditService({ value, version, onEnd }: Editing<ServiceDraft>): ReactElement {
  const { client } = useApi();
  return (
    <Frame
      kind="services"
      value={value}
      version={version}
      name={inLanguage(value.name)}
      readAgain={() => client.call('GET /v1/services/{id}', { params: { id: value.id } })}
      {...ends(onEnd)}
    >
      {(fields) => <ServiceFields {...fields} />}
    </Frame>
  );
}

export function EditOrganization({ value, version, onEnd }: Editing<OrganizationDraft>): ReactElement {
  const { client } = useApi();
  return (
    <Frame
      kind="organizations"
      value={value}
      version={version}
      name={inLanguage(value.name)}
      readAgain={() => client.call('GET /v1/organizations/{id}', { params: { id: value.id } })}
      {...ends(onEnd)}
    >
      {(fields) => <OrganizationFields {...fields} />}
    </Frame>
  );
}

export function EditProgram({ value, version, onEnd }: Editing<ProgramDraft>): ReactElement {
  const { client } = useApi();
  return (
    <Frame
      kind="programs"
      value={value}
      version={version}
      name={inLanguage(value.name)}
      readAgain={() => client.call('GET /v1/programs/{id}', { params: { id: value.id } })}
      {...ends(onEnd)}
    >
      {(fields) => <ProgramFields {...fields} isNew={version === undefined} />}
    </Frame>
  );
}

export function EditLocation({ value, version, onEnd }: Editing<LocationDraft>): ReactElement {
  const { client } = useApi();
  return (
    <Frame
      kind="locations"
      value={value}
      version={version}
      name={inLanguage(value.name)}
      readAgain={() => client.call('GET /v1/locations/{id}', { params: { id: value.id } })}
      {...ends(onEnd)}
    >
      {(fields) => <LocationFields {...fields} />}
    </Frame>
  );
}

export function EditAgreement({ value, version, onEnd }: Editing<AgreementDraft>): ReactElement {
  const { t } = useTranslation('directory');
  const { client } = useApi();
  return (
    <Frame
      kind="agreements"
      value={value}
      version={version}
      name={t(`agreementKind.${value.kind}`)}
      readAgain={() => client.call('GET /v1/agreements/{id}', { params: { id: value.id } })}
      {...ends(onEnd)}
    >
      {(fields) => <AgreementFields {...fields} />}
    </Frame>
  );
}
