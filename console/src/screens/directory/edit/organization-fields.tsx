import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Choices, Select, TextField } from '../../../ui/field.tsx';
import { ORGANIZATION_STATUSES, SECTORS, STREAMS } from '../codes.ts';
import type { OrganizationDraft } from '../kinds.ts';
import { languageName } from '../../../i18n/language-name.ts';
import type { Fields } from './frame.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { OptionalPair, PairField, Rows, Section } from './parts.tsx';
import { ContactRows, PhoneRows } from './people.tsx';
import { WebFields } from './service-fields.tsx';

export function OrganizationFields({ draft, set, errorAt }: Fields<OrganizationDraft>): ReactElement {
  const { t } = useTranslation('directory');
  const { quietHours } = draft;
  return (
    <>
      <Section title={t('section.who')}>
        <PairField
          label={t('field.name')}
          field="name"
          value={draft.name}
          onChange={(name) => set({ name })}
          errorAt={errorAt}
        />
        <Chips
          label={t('field.kinds')}
          codes={SECTORS}
          chosen={draft.kinds}
          onChange={(kinds) => set({ kinds })}
          say={(code) => t(`sector.${code}`)}
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
        <div className="directory-columns">
          <Select
            label={t('field.status')}
            value={draft.status}
            choices={ORGANIZATION_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(status) => set({ status })}
          />
        </div>
        <Checkbox isSelected={draft.isRecipient} onChange={(isRecipient) => set({ isRecipient })}>
          {t('field.isRecipient')}
        </Checkbox>
        {draft.isRecipient && (
          <Chips
            label={t('field.fundingStreams')}
            codes={STREAMS}
            chosen={draft.fundingStreams}
            onChange={(fundingStreams) => set({ fundingStreams })}
            say={(code) => t(`stream.${code}`)}
            error={errorAt('fundingStreams')}
          />
        )}
      </Section>
      <Section title={t('section.texts')}>
        <p className="quiet small">{t('organization.dispatchHelp')}</p>
        <Rows
          label={t('field.dispatchPhones')}
          add={t('phone.add')}
          items={draft.dispatchPhones}
          empty=""
          onChange={(dispatchPhones) => set({ dispatchPhones })}
          error={errorAt('dispatchPhones')}
        >
          {(phone, change) => (
            <TextField
              type="tel"
              label={t('phone.number')}
              placeholder="+17055550110"
              value={phone}
              onChange={change}
              isRequired
            />
          )}
        </Rows>
        <Choices
          label={t('field.language')}
          value={draft.language}
          choices={(['fr', 'en'] as const).map((value) => ({ value, label: languageName(value) }))}
          onChange={(language) => set({ language })}
        />
        <Checkbox
          isSelected={quietHours !== undefined}
          onChange={(on) => set({ quietHours: on ? { from: '22:00', to: '07:00' } : undefined })}
        >
          {t('field.quietHours')}
        </Checkbox>
        {quietHours !== undefined && (
          <div className="directory-columns">
            <TextField
              type="time"
              label={t('schedule.from')}
              value={quietHours.from}
              onChange={(from) => set({ quietHours: { ...quietHours, from } })}
            />
            <TextField
              type="time"
              label={t('schedule.to')}
              value={quietHours.to}
              onChange={(to) => set({ quietHours: { ...quietHours, to } })}
              error={errorAt('quietHours')}
            />
          </div>
        )}
      </Section>
      {draft.nation !== undefined && <NationFields nation={draft.nation} onChange={(nation) => set({ nation })} />}
      <Section title={t('section.reach')}>
        <PhoneRows phones={draft.phones} onChange={(phones) => set({ phones })} errorAt={errorAt} />
        <WebFields email={draft.email} url={draft.url} set={set} errorAt={errorAt} />
        <ContactRows contacts={draft.contacts} onChange={(contacts) => set({ contacts })} errorAt={errorAt} />
      </Section>
    </>
  );
}

type Nation = NonNullable<OrganizationDraft['nation']>;

function NationFields({
  nation,
  onChange,
}: {
  readonly nation: Nation;
  readonly onChange: (nation: Nation) => void;
}): ReactElement {
  const { t } = useTranslation('directory');
  const { protocols } = nation;
  return (
    <Section title={t('nation.protocols')}>
      <Checkbox
        isSelected={protocols.disclosureNeedsAgreement}
        onChange={(on) => onChange({ ...nation, protocols: { ...protocols, disclosureNeedsAgreement: on } })}
      >
        {t('nation.disclosureNeedsAgreement')}
      </Checkbox>
      <Checkbox
        isSelected={protocols.notifyOnReferral}
        onChange={(on) => onChange({ ...nation, protocols: { ...protocols, notifyOnReferral: on } })}
      >
        {t('nation.notifyOnReferral')}
      </Checkbox>
    </Section>
  );
}
