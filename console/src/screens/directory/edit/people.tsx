import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Select, TextField } from '../../../ui/field.tsx';
import { PHONE_TYPES } from '../codes.ts';
import type { ServiceDraft } from '../kinds.ts';
import type { ErrorAt } from './errors.ts';
import { OptionalPair, Rows } from './parts.tsx';

type Phones = NonNullable<ServiceDraft['phones']>;
type Contacts = NonNullable<ServiceDraft['contacts']>;

const orNone = (text: string): string | undefined => (text === '' ? undefined : text);

/** Numbers that anybody may call. */
export function PhoneRows({
  phones = [],
  onChange,
  errorAt,
}: {
  readonly phones: Phones | undefined;
  readonly onChange: (phones: Phones | undefined) => void;
  readonly errorAt: ErrorAt;
}): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <Rows
      label={t('field.phones')}
      add={t('phone.add')}
      items={phones}
      empty={{ number: '' }}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
    >
      {(phone, change, at) => (
        <>
          <div className="directory-columns">
            <TextField
              type="tel"
              label={t('phone.number')}
              value={phone.number}
              onChange={(number) => change({ ...phone, number })}
              error={errorAt(`phones.${at}.number`)}
              isRequired
              maxLength={40}
            />
            <TextField
              label={t('phone.extension')}
              value={phone.extension ?? ''}
              onChange={(text) => change({ ...phone, extension: orNone(text) })}
              maxLength={20}
            />
            <Select
              label={t('phone.type')}
              value={phone.type ?? 'voice'}
              choices={PHONE_TYPES.map((value) => ({ value, label: t(`phoneType.${value}`) }))}
              onChange={(type) => change({ ...phone, type })}
            />
          </div>
          <OptionalPair
            label={t('phone.description')}
            field={`phones.${at}.description`}
            value={phone.description}
            onChange={(description) => change({ ...phone, description })}
            errorAt={errorAt}
          />
        </>
      )}
    </Rows>
  );
}

/** People; private unless somebody says that they may be published. */
export function ContactRows({
  contacts,
  onChange,
  errorAt,
}: {
  readonly contacts: Contacts;
  readonly onChange: (contacts: Contacts) => void;
  readonly errorAt: ErrorAt;
}): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <Rows label={t('field.contacts')} add={t('contact.add')} items={contacts} empty={{ name: '' }} onChange={onChange}>
      {(contact, change, at) => (
        <>
          <div className="directory-columns">
            <TextField
              label={t('contact.name')}
              value={contact.name}
              onChange={(name) => change({ ...contact, name })}
              error={errorAt(`contacts.${at}.name`)}
              isRequired
              maxLength={200}
            />
            <TextField
              type="tel"
              label={t('contact.phone')}
              placeholder="+17055550110"
              value={contact.phone ?? ''}
              onChange={(text) => change({ ...contact, phone: orNone(text) })}
              error={errorAt(`contacts.${at}.phone`)}
            />
            <TextField
              type="email"
              label={t('field.email')}
              value={contact.email ?? ''}
              onChange={(text) => change({ ...contact, email: orNone(text) })}
              error={errorAt(`contacts.${at}.email`)}
            />
          </div>
          <OptionalPair
            label={t('contact.role')}
            field={`contacts.${at}.role`}
            value={contact.role}
            onChange={(role) => change({ ...contact, role })}
            errorAt={errorAt}
          />
          <Checkbox
            isSelected={contact.public === true}
            onChange={(on) => change({ ...contact, public: on ? true : undefined })}
          >
            {t('contact.mayBePublished')}
          </Checkbox>
        </>
      )}
    </Rows>
  );
}
