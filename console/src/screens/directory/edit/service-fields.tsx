import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { inLanguage } from '../../../i18n/i18n.ts';
import { Checkbox, Select, TextField, type Choice } from '../../../ui/field.tsx';
import { AGE_BANDS, CULTURES, FEATURES, GENDERS, LANGUAGES, SERVICE_KINDS, STATUSES } from '../codes.ts';
import type { ServiceDraft } from '../kinds.ts';
import { languageName } from '../../../i18n/language-name.ts';
import { AreaRows } from './areas.tsx';
import { Communities, isNation, OrganizationBox } from './boxes.tsx';
import type { Fields } from './frame.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { OptionalPair, PairField, Section } from './parts.tsx';
import { ContactRows, PhoneRows } from './people.tsx';
import { ScheduleFields } from './schedule.tsx';

export function ServiceFields({ draft, set, errorAt }: Fields<ServiceDraft>): ReactElement {
  const { t } = useTranslation('directory');
  const { eligibility } = draft;
  return (
    <>
      <Section title={t('section.what')}>
        <PairField
          label={t('field.name')}
          field="name"
          value={draft.name}
          onChange={(name) => set({ name })}
          errorAt={errorAt}
        />
        <div className="directory-columns">
          <OrganizationBox
            label={t('field.organizationId')}
            value={draft.organizationId}
            onChange={(organizationId) => set({ organizationId, programId: undefined })}
            error={errorAt('organizationId')}
          />
          <Select
            label={t('field.status')}
            value={draft.status}
            choices={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(status) => set({ status })}
          />
        </div>
        <Chips
          label={t('field.kinds')}
          codes={SERVICE_KINDS}
          chosen={draft.kinds}
          onChange={(kinds) => set({ kinds })}
          say={(code) => t(`serviceKind.${code}`)}
          error={errorAt('kinds')}
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
      <Section title={t('section.whom')}>
        <Chips
          label={t('field.languages')}
          codes={[...new Set([...LANGUAGES, ...draft.languages])]}
          chosen={draft.languages}
          onChange={(languages) => set({ languages })}
          say={languageName}
          error={errorAt('languages')}
        />
        <Checkbox isSelected={draft.interpretation} onChange={(interpretation) => set({ interpretation })}>
          {t('service.interpretation')}
        </Checkbox>
        <p className="quiet small">{t('service.eligibilityHelp')}</p>
        <Chips
          label={t('field.ageBands')}
          codes={AGE_BANDS}
          chosen={eligibility.ageBands ?? []}
          onChange={(ageBands) =>
            set({ eligibility: { ...eligibility, ageBands: ageBands.length === 0 ? undefined : ageBands } })
          }
          say={(code) => t(`ageBand.${code}`)}
        />
        <Chips
          label={t('field.genders')}
          codes={GENDERS}
          chosen={eligibility.genders ?? []}
          onChange={(genders) =>
            set({ eligibility: { ...eligibility, genders: genders.length === 0 ? undefined : genders } })
          }
          say={(code) => t(`gender.${code}`)}
        />
        <Communities
          label={t('field.nationOnly')}
          only={isNation}
          ids={(eligibility.nationOnly ?? []).map((band) => `fn-${band}`)}
          onChange={(ids) =>
            set({
              eligibility: {
                ...eligibility,
                nationOnly: ids.length === 0 ? undefined : ids.map((id) => Number(id.slice(3))),
              },
            })
          }
        />
        <Chips
          label={t('field.accessibility')}
          codes={FEATURES}
          chosen={draft.accessibility}
          onChange={(accessibility) => set({ accessibility })}
          say={(code) => t(`feature.${code}`)}
        />
        <Chips
          label={t('field.cultures')}
          codes={CULTURES}
          chosen={draft.cultures}
          onChange={(cultures) => set({ cultures })}
          say={(code) => t(`culture.${code}`)}
        />
      </Section>
      <Section title={t('section.where')}>
        <AreaRows areas={draft.serviceAreas} onChange={(serviceAreas) => set({ serviceAreas })} errorAt={errorAt} />
        <Places draft={draft} set={set} errorAt={errorAt} />
        <Checkbox isSelected={draft.virtual} onChange={(virtual) => set({ virtual })}>
          {t('field.virtual')}
        </Checkbox>
        <Checkbox isSelected={draft.mobile} onChange={(mobile) => set({ mobile })}>
          {t('field.mobile')}
        </Checkbox>
      </Section>
      <Section title={t('section.when')}>
        <ScheduleFields schedule={draft.schedule} onChange={(schedule) => set({ schedule })} errorAt={errorAt} />
      </Section>
      <Section title={t('section.reach')}>
        <PhoneRows phones={draft.phones} onChange={(phones) => set({ phones })} errorAt={errorAt} />
        <WebFields email={draft.email} url={draft.url} set={set} errorAt={errorAt} />
        <ContactRows
          contacts={draft.contacts ?? []}
          onChange={(contacts) => set({ contacts: contacts.length === 0 ? undefined : contacts })}
          errorAt={errorAt}
        />
        <OptionalPair
          label={t('field.howToApply')}
          field="howToApply"
          lines={2}
          value={draft.howToApply}
          onChange={(howToApply) => set({ howToApply })}
          errorAt={errorAt}
        />
        <OptionalPair
          label={t('field.fees')}
          field="fees"
          value={draft.fees}
          onChange={(fees) => set({ fees })}
          errorAt={errorAt}
        />
        <div className="directory-columns">
          <TextField
            type="date"
            label={t('field.assuredOn')}
            help={t('service.assuredHelp')}
            value={draft.assuredOn ?? ''}
            onChange={(day) => set({ assuredOn: day === '' ? undefined : day })}
            error={errorAt('assuredOn')}
          />
        </div>
      </Section>
    </>
  );
}

/** Where it is given, and the program it is a part of: of those that its organization has. */
function Places({ draft, set, errorAt }: Fields<ServiceDraft>): ReactElement | null {
  const { t } = useTranslation('directory');
  const { organizationId, locationIds, programId } = draft;
  const options = { query: { organizationId, limit: 100 } };
  const isKnown = { enabled: organizationId !== '', keep: true };
  const locations = useRead('GET /v1/locations', options, isKnown).data?.data.items ?? [];
  const programs = useRead('GET /v1/programs', options, isKnown).data?.data.items ?? [];
  if (organizationId === '') return null;
  const elsewhere = locationIds.filter((id) => locations.every((one) => one.id !== id));
  return (
    <>
      <Chips
        label={t('field.locationIds')}
        codes={[...locations.map(({ id }): string => id), ...elsewhere]}
        chosen={locationIds}
        onChange={(ids) => set({ locationIds: ids })}
        say={(id) => {
          const found = locations.find((one) => one.id === id);
          return found === undefined ? t('service.elsewhere', { id: id.slice(0, 8) }) : inLanguage(found.name);
        }}
        error={errorAt('locationIds')}
      />
      {locations.length === 0 && <p className="quiet small">{t('service.noLocations')}</p>}
      {programs.length > 0 && (
        <div className="directory-columns">
          <Select
            label={t('field.programId')}
            value={programId ?? 'none'}
            choices={[
              { value: 'none', label: t('nothing') },
              ...programs.map(({ id, name }): Choice<string> => ({ value: id, label: inLanguage(name) })),
            ]}
            onChange={(id) => set({ programId: id === 'none' ? undefined : id })}
            error={errorAt('programId')}
          />
        </div>
      )}
    </>
  );
}

export function WebFields({
  email,
  url,
  set,
  errorAt,
}: {
  readonly email: string | undefined;
  readonly url: string | undefined;
  readonly set: (changes: { email?: string | undefined; url?: string | undefined }) => void;
  readonly errorAt: (field: string) => string | undefined;
}): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <div className="directory-columns">
      <TextField
        type="email"
        label={t('field.email')}
        value={email ?? ''}
        onChange={(text) => set({ email: text === '' ? undefined : text })}
        error={errorAt('email')}
      />
      <TextField
        label={t('field.url')}
        value={url ?? ''}
        onChange={(text) => set({ url: text === '' ? undefined : text })}
        error={errorAt('url')}
      />
    </div>
  );
}
