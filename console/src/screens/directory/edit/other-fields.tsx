import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Select, TextField } from '../../../ui/field.tsx';
import { PlaceBox } from '../../../ui/place-box.tsx';
import { AGREEMENT_KINDS, FEATURES, LOCATION_TYPES } from '../codes.ts';
import type { AgreementDraft, LocationDraft, ProgramDraft } from '../kinds.ts';
import { NumberField } from './areas.tsx';
import { Communities, OrganizationBox, OrganizationsBox, ServicesBox } from './boxes.tsx';
import type { Fields } from './frame.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { OptionalPair, PairField, Section } from './parts.tsx';
import { PhoneRows } from './people.tsx';

/** `isNew`: a program stays with the organization it was added to. */
export function ProgramFields({
  draft,
  set,
  errorAt,
  isNew,
}: Fields<ProgramDraft> & { readonly isNew: boolean }): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <Section title={t('section.what')}>
      <PairField
        label={t('field.name')}
        field="name"
        value={draft.name}
        onChange={(name) => set({ name })}
        errorAt={errorAt}
      />
      <OrganizationBox
        label={t('field.organizationId')}
        value={draft.organizationId}
        onChange={(organizationId) => set({ organizationId })}
        error={errorAt('organizationId')}
        isDisabled={!isNew}
      />
      <OptionalPair
        label={t('field.description')}
        field="description"
        lines={4}
        value={draft.description}
        onChange={(description) => set({ description })}
        errorAt={errorAt}
      />
    </Section>
  );
}

export function LocationFields({ draft, set, errorAt }: Fields<LocationDraft>): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <>
      <Section title={t('section.where')}>
        <PairField
          label={t('field.name')}
          field="name"
          value={draft.name}
          onChange={(name) => set({ name })}
          errorAt={errorAt}
        />
        <Checkbox isSelected={draft.confidential} onChange={(confidential) => set({ confidential })}>
          {t('location.confidential')}
        </Checkbox>
        <p className="quiet small">{t('location.confidentialText')}</p>
        <div className="directory-columns">
          <OrganizationBox
            label={t('field.organizationId')}
            value={draft.organizationId}
            onChange={(organizationId) => set({ organizationId })}
            error={errorAt('organizationId')}
          />
          <Select
            label={t('field.type')}
            value={draft.type}
            choices={LOCATION_TYPES.map((value) => ({ value, label: t(`locationType.${value}`) }))}
            onChange={(type) => set({ type })}
          />
          <PlaceBox
            label={t('field.communityId')}
            value={draft.communityId}
            onChange={(communityId) => set({ communityId })}
            error={errorAt('communityId')}
          />
        </div>
        <TextField
          label={t('field.address')}
          value={draft.address ?? ''}
          onChange={(address) => set({ address: address === '' ? undefined : address })}
          error={errorAt('address')}
          maxLength={300}
        />
        <div className="directory-columns">
          <NumberField
            label={t('areas.lat')}
            value={draft.lat}
            onChange={(lat) => set({ lat })}
            error={errorAt('lat')}
          />
          <NumberField
            label={t('areas.lon')}
            value={draft.lon}
            onChange={(lon) => set({ lon })}
            error={errorAt('lon')}
          />
        </div>
      </Section>
      <Section title={t('section.reach')}>
        <Chips
          label={t('field.accessibility')}
          codes={FEATURES}
          chosen={draft.accessibility ?? []}
          onChange={(accessibility) => set({ accessibility: accessibility.length === 0 ? undefined : accessibility })}
          say={(code) => t(`feature.${code}`)}
        />
        <PhoneRows phones={draft.phones} onChange={(phones) => set({ phones })} errorAt={errorAt} />
      </Section>
    </>
  );
}

const orNone = <T,>(list: T[]): T[] | undefined => (list.length === 0 ? undefined : list);

export function AgreementFields({ draft, set, errorAt }: Fields<AgreementDraft>): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <Section title={t('section.agreed')}>
      <Select
        label={t('agreement.kind')}
        value={draft.kind}
        choices={AGREEMENT_KINDS.map((value) => ({ value, label: t(`agreementKind.${value}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <OrganizationsBox
        label={t('field.organizationIds')}
        ids={draft.organizationIds}
        onChange={(organizationIds) => set({ organizationIds })}
        error={errorAt('organizationIds')}
      />
      <div className="directory-columns">
        <TextField
          type="date"
          label={t('agreement.validFrom')}
          value={draft.validFrom}
          onChange={(validFrom) => set({ validFrom })}
          error={errorAt('validFrom')}
          isRequired
        />
        <TextField
          type="date"
          label={t('agreement.validTo')}
          help={t('agreement.untilEnded')}
          value={draft.validTo ?? ''}
          onChange={(day) => set({ validTo: day === '' ? undefined : day })}
          error={errorAt('validTo')}
        />
      </div>
      <ServicesBox
        label={t('field.serviceIds')}
        help={t('agreement.allServicesHelp')}
        ids={draft.serviceIds ?? []}
        onChange={(ids) => set({ serviceIds: orNone(ids) })}
        error={errorAt('serviceIds')}
      />
      <Communities
        label={t('field.communityIds')}
        help={t('agreement.everywhereHelp')}
        ids={draft.communityIds ?? []}
        onChange={(ids) => set({ communityIds: orNone(ids) })}
        error={errorAt('communityIds')}
      />
      <OptionalPair
        label={t('field.conditions')}
        field="conditions"
        lines={4}
        value={draft.conditions}
        onChange={(conditions) => set({ conditions })}
        errorAt={errorAt}
      />
    </Section>
  );
}
