import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../i18n/i18n.ts';
import type { Localized } from '../../i18n/localized.ts';
import { Badge } from '../../ui/page.tsx';
import type { Contact, PublicPhone } from './kinds.ts';

/** Parts of an entry as it is read. */
export const Facts = ({ children }: { readonly children: ReactNode }): ReactElement => (
  <dl className="directory-facts">{children}</dl>
);

export const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

export const Text = ({
  label,
  text,
}: {
  readonly label: string;
  readonly text: Localized | undefined;
}): ReactElement | null =>
  text === undefined ? null : (
    <Fact label={label}>
      <p className="directory-text">{inLanguage(text)}</p>
    </Fact>
  );

export const Codes = ({ said }: { readonly said: readonly string[] }): ReactElement => (
  <ul className="row">
    {said.map((one) => (
      <li key={one}>
        <Badge>{one}</Badge>
      </li>
    ))}
  </ul>
);

/** How anybody reaches it. */
export function Reach({
  phones = [],
  email,
  url,
}: {
  readonly phones?: readonly PublicPhone[] | undefined;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
}): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <>
      <Phones phones={phones} />
      {email !== undefined && (
        <Fact label={t('field.email')}>
          <a href={`mailto:${email}`}>{email}</a>
        </Fact>
      )}
      {url !== undefined && (
        <Fact label={t('field.url')}>
          <a href={url} rel="noreferrer noopener" target="_blank">
            {url}
          </a>
        </Fact>
      )}
    </>
  );
}

export function Phones({ phones }: { readonly phones: readonly PublicPhone[] }): ReactElement | null {
  const { t } = useTranslation('directory');
  if (phones.length === 0) return null;
  return (
    <Fact label={t('field.phones')}>
      <ul>
        {phones.map(({ number, extension, type, description }) => (
          <li key={`${number} ${extension ?? ''}`}>
            <a href={`tel:${number}`} className="mono">
              {number}
            </a>
            {extension !== undefined && ` ${t('phone.ext', { extension })}`}
            {type !== undefined && <span className="quiet small"> {t(`phoneType.${type}`)}</span>}
            {description !== undefined && <span className="quiet small"> · {inLanguage(description)}</span>}
          </li>
        ))}
      </ul>
    </Fact>
  );
}

export function Contacts({ contacts }: { readonly contacts: readonly Contact[] }): ReactElement | null {
  const { t } = useTranslation('directory');
  if (contacts.length === 0) return null;
  return (
    <Fact label={t('field.contacts')}>
      <ul>
        {contacts.map(({ name, role, phone, email, public: isPublic }) => (
          <li key={`${name} ${phone ?? email ?? ''}`}>
            {name}
            {role !== undefined && ` · ${inLanguage(role)}`}
            {phone !== undefined && (
              <>
                {' · '}
                <a href={`tel:${phone}`} className="mono">
                  {phone}
                </a>
              </>
            )}
            {email !== undefined && ` · ${email}`} {isPublic === true && <Badge>{t('contact.public')}</Badge>}
          </li>
        ))}
      </ul>
    </Fact>
  );
}
