import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { inLanguage } from '../../i18n/i18n.ts';
import { plainDate } from '../../i18n/time.ts';
import { useNow } from '../../ui/clock.tsx';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Badge } from '../../ui/page.tsx';
import { CapacityGlance } from './capacity.tsx';
import type { Entry } from './entries.ts';
import { isOld } from './filters.ts';
import { hrefOf, KIND_OF, type Agreement, type Hit, type ListedService, type Organization } from './kinds.ts';
import { marked } from './marked.ts';

/** One entry of the list: what it is called, whose it is, whether it has room, and whether that can be relied upon. */
export function Row({ entry }: { readonly entry: Entry }): ReactElement {
  const { t } = useTranslation('directory');
  switch (entry.kind) {
    case 'services':
      return <ServiceRow service={entry.value} />;
    case 'organizations':
      return <OrganizationRow organization={entry.value} />;
    case 'programs':
      return (
        <Line to={hrefOf('programs', entry.value.id)} name={inLanguage(entry.value.name)}>
          <OrganizationName id={entry.value.organizationId} />
        </Line>
      );
    case 'locations':
      return (
        <Line
          to={hrefOf('locations', entry.value.id)}
          name={inLanguage(entry.value.name)}
          badges={entry.value.confidential && <Badge tone="warn">{t('confidential')}</Badge>}
          aside={
            entry.value.confidential ? undefined : <span className="quiet small">{entry.value.address ?? ''}</span>
          }
        >
          <OrganizationName id={entry.value.organizationId} />
        </Line>
      );
    case 'agreements':
      return <AgreementRow agreement={entry.value} />;
    case 'hit':
      return <HitRow hit={entry.value} />;
  }
}

function Line({
  to,
  name,
  badges,
  children,
  aside,
}: {
  readonly to: string;
  readonly name: ReactNode;
  readonly badges?: ReactNode;
  readonly children?: ReactNode;
  readonly aside?: ReactNode;
}): ReactElement {
  return (
    <Link to={to} className="directory-row">
      <span className="directory-row-name">
        <span className="directory-row-title">{name}</span>
        {badges}
      </span>
      <span className="directory-row-under quiet small">{children}</span>
      <span className="directory-row-aside">{aside}</span>
    </Link>
  );
}

function Confirmed({ day }: { readonly day: string | undefined }): ReactElement {
  const { t } = useTranslation('directory');
  const now = useNow(3_600_000);
  const said = day === undefined ? t('confirmed.never') : t('confirmed.on', { day: plainDate(day) });
  return isOld(day, now) ? (
    <span className="small directory-doubt">{day === undefined ? said : `${said} · ${t('confirmed.old')}`}</span>
  ) : (
    <span className="small quiet">{said}</span>
  );
}

function ServiceRow({ service }: { readonly service: ListedService }): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <Line
      to={hrefOf('services', service.id)}
      name={inLanguage(service.name)}
      badges={service.status !== 'active' && <Badge tone="warn">{t(`status.${service.status}`)}</Badge>}
      aside={
        <>
          <CapacityGlance capacity={service.capacity} />
          <Confirmed day={service.lastAssuredOn} />
        </>
      }
    >
      {service.organizationName !== undefined && `${inLanguage(service.organizationName)} · `}
      {service.kinds.map((kind) => t(`serviceKind.${kind}`)).join(', ')}
    </Line>
  );
}

function OrganizationRow({ organization }: { readonly organization: Organization }): ReactElement {
  const { t } = useTranslation('directory');
  const { id, name, status, kinds, assuredOn } = organization;
  return (
    <Line
      to={hrefOf('organizations', id)}
      name={inLanguage(name)}
      badges={status !== 'active' && <Badge tone="warn">{t(`status.${status}`)}</Badge>}
      aside={<Confirmed day={assuredOn} />}
    >
      {kinds.map((kind) => t(`sector.${kind}`)).join(', ')}
    </Line>
  );
}

function AgreementRow({ agreement }: { readonly agreement: Agreement }): ReactElement {
  const { t } = useTranslation('directory');
  const { id, kind, organizationIds, validFrom, validTo } = agreement;
  return (
    <Line
      to={hrefOf('agreements', id)}
      name={t(`agreementKind.${kind}`)}
      aside={
        <span className="small quiet">
          {validTo === undefined
            ? t('agreement.since', { from: plainDate(validFrom) })
            : t('agreement.fromTo', { from: plainDate(validFrom), to: plainDate(validTo) })}
        </span>
      }
    >
      {organizationIds.map((one, at) => (
        <span key={one}>
          {at > 0 && ', '}
          <OrganizationName id={one} />
        </span>
      ))}
    </Line>
  );
}

function HitRow({ hit }: { readonly hit: Hit }): ReactElement {
  const { t, i18n } = useTranslation('directory');
  const { id, type, name, organization, active, confidential, capacity, lastAssuredOn, highlights } = hit;
  const title = inLanguage(name);
  const onName = highlights.find(
    ({ on, language, text }) => on === 'name' && language === i18n.language && text === title,
  );
  const elsewhere = highlights.find(({ text }) => text !== name.fr && text !== name.en);
  return (
    <Line
      to={hrefOf(KIND_OF[type], id)}
      name={<Marked text={title} ranges={onName?.ranges ?? []} />}
      badges={
        <>
          <Badge>{t(`type.${type}`)}</Badge>
          {!active && <Badge tone="warn">{t('status.inactive')}</Badge>}
          {confidential === true && <Badge tone="warn">{t('confidential')}</Badge>}
        </>
      }
      aside={
        type === 'service' && (
          <>
            <CapacityGlance capacity={capacity} />
            <Confirmed day={lastAssuredOn} />
          </>
        )
      }
    >
      {organization !== undefined && `${inLanguage(organization.name)} · `}
      {elsewhere === undefined ? (
        hit.why.map(({ text }) => inLanguage(text)).join(' · ')
      ) : (
        <Marked text={elsewhere.text} ranges={elsewhere.ranges} />
      )}
    </Line>
  );
}

/** A text with what was found in it marked. */
function Marked({
  text,
  ranges,
}: {
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
}): ReactElement {
  return (
    <>
      {marked(text, ranges).map(({ from, part, isFound }) =>
        isFound ? <mark key={from}>{part}</mark> : <span key={from}>{part}</span>,
      )}
    </>
  );
}
