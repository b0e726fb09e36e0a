import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { OrganizationName, PlaceName, ServiceName } from '../../ui/entry-name.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Renewal } from './agreements-ending.tsx';
import { CapacityGlance, SetCapacity } from './capacity.tsx';
import { Codes, Contacts, Fact, Facts, Phones, Reach, Text } from './fact.tsx';
import { AskByText, ConfirmByPhone, ConfirmOwn } from './freshness.tsx';
import { Areas, Hours } from './hours-and-areas.tsx';
import { hrefOf, type Agreement, type Location, type Organization, type Program, type Service } from './kinds.ts';
import { languageName } from '../../i18n/language-name.ts';

export function ServiceFacts({
  service,
  isStaff,
}: {
  readonly service: Service;
  readonly isStaff: boolean;
}): ReactElement {
  const { t } = useTranslation('directory');
  const member = useMember();
  const { eligibility, organizationId, capacity } = service;
  const isOwn = member.role === 'partner' && member.organizationId === organizationId;
  return (
    <>
      <Card
        title={t('capacity.title')}
        {...((isStaff || isOwn) &&
          service.removedAt === undefined && {
            actions: <SetCapacity serviceId={service.id} name={inLanguage(service.name)} capacity={capacity} />,
          })}
      >
        <CapacityGlance capacity={capacity} />
      </Card>
      <Card>
        <Facts>
          <Fact label={t('field.status')}>
            <Badge tone={service.status === 'active' ? 'ok' : 'warn'}>{t(`status.${service.status}`)}</Badge>
          </Fact>
          <Fact label={t('field.organizationId')}>
            <Link to={hrefOf('organizations', organizationId)}>
              <OrganizationName id={organizationId} />
            </Link>
          </Fact>
          <Fact label={t('field.kinds')}>
            <Codes said={service.kinds.map((code) => t(`serviceKind.${code}`))} />
          </Fact>
          <Text label={t('field.description')} text={service.description} />
          <Reach {...service} />
          <Fact label={t('field.schedule')}>
            <Hours schedule={service.schedule} />
          </Fact>
          <Fact label={t('field.languages')}>
            {service.languages.map(languageName).join(', ')}
            {service.interpretation && ` · ${t('service.interpretation')}`}
          </Fact>
          <Fact label={t('field.eligibility')}>
            {eligibility.ageBands === undefined &&
            eligibility.genders === undefined &&
            eligibility.nationOnly === undefined
              ? t('service.everyone')
              : [
                  ...(eligibility.ageBands ?? []).map((code) => t(`ageBand.${code}`)),
                  ...(eligibility.genders ?? []).map((code) => t(`gender.${code}`)),
                ].join(', ')}
            {eligibility.nationOnly?.map((band) => (
              <span key={band} className="directory-band">
                <PlaceName id={`fn-${band}`} />
              </span>
            ))}
          </Fact>
          <Fact label={t('field.serviceAreas')}>
            <Areas areas={service.serviceAreas} />
          </Fact>
          {isStaff && service.locationIds.length > 0 && (
            <Fact label={t('field.locationIds')}>
              <ul>
                {service.locationIds.map((id) => (
                  <li key={id}>
                    <Link to={hrefOf('locations', id)}>
                      <LocationName id={id} />
                    </Link>
                  </li>
                ))}
              </ul>
            </Fact>
          )}
          {(service.virtual || service.mobile) && (
            <Fact label={t('service.how')}>
              {[...(service.virtual ? [t('field.virtual')] : []), ...(service.mobile ? [t('field.mobile')] : [])].join(
                ', ',
              )}
            </Fact>
          )}
          {service.accessibility.length > 0 && (
            <Fact label={t('field.accessibility')}>
              <Codes said={service.accessibility.map((code) => t(`feature.${code}`))} />
            </Fact>
          )}
          {service.cultures.length > 0 && (
            <Fact label={t('field.cultures')}>
              <Codes said={service.cultures.map((code) => t(`culture.${code}`))} />
            </Fact>
          )}
          <Text label={t('field.howToApply')} text={service.howToApply} />
          <Text label={t('field.fees')} text={service.fees} />
          {service.programId !== undefined && (
            <Fact label={t('field.programId')}>
              <Link to={hrefOf('programs', service.programId)}>{t('service.toProgram')}</Link>
            </Fact>
          )}
          <Contacts contacts={service.contacts ?? []} />
          <Fact label={t('field.assuredOn')}>
            {service.assuredOn === undefined ? t('confirmed.never') : plainDate(service.assuredOn)}
          </Fact>
        </Facts>
      </Card>
    </>
  );
}

export function OrganizationFacts({
  organization,
  isStaff,
}: {
  readonly organization: Organization;
  readonly isStaff: boolean;
}): ReactElement {
  const { t } = useTranslation('directory');
  const member = useMember();
  const [confirming, setConfirming] = useState(false);
  const { id, assuredOn, nation, dispatchPhones, quietHours, fundingStreams } = organization;
  const name = inLanguage(organization.name);
  const isOwn = member.role === 'partner' && member.organizationId === id && organization.removedAt === undefined;
  return (
    <>
      <Card
        title={t('fresh.one')}
        {...(isStaff &&
          organization.removedAt === undefined && {
            actions: (
              <div className="row">
                {dispatchPhones.length > 0 && <AskByText organizationId={id} name={name} />}
                <Button small tone="primary" onPress={() => setConfirming(true)}>
                  {t('fresh.byPhone')}
                </Button>
              </div>
            ),
          })}
      >
        <p>{assuredOn === undefined ? t('confirmed.never') : t('confirmed.on', { day: plainDate(assuredOn) })}</p>
        {isOwn && <ConfirmOwn />}
        {confirming && <ConfirmByPhone organizationId={id} name={name} onClose={() => setConfirming(false)} />}
      </Card>
      <Card>
        <Facts>
          <Fact label={t('field.status')}>
            <Badge tone={organization.status === 'active' ? 'ok' : 'warn'}>{t(`status.${organization.status}`)}</Badge>
          </Fact>
          <Fact label={t('field.kinds')}>
            <Codes said={organization.kinds.map((code) => t(`sector.${code}`))} />
          </Fact>
          <Text label={t('field.description')} text={organization.description} />
          <Reach {...organization} />
          {dispatchPhones.length > 0 && (
            <Fact label={t('field.dispatchPhones')}>
              <ol>
                {dispatchPhones.map((phone) => (
                  <li key={phone} className="mono">
                    {phone}
                  </li>
                ))}
              </ol>
            </Fact>
          )}
          {quietHours !== undefined && (
            <Fact label={t('field.quietHours')}>
              {quietHours.from} – {quietHours.to}
            </Fact>
          )}
          <Fact label={t('field.language')}>{languageName(organization.language)}</Fact>
          {organization.isRecipient && (
            <Fact label={t('field.isRecipient')}>
              <Codes said={fundingStreams.map((code) => t(`stream.${code}`))} />
            </Fact>
          )}
          {nation !== undefined && (
            <Fact label={t('field.nation')}>
              <PlaceName id={nation.communityId} />
              {` · ${t('nation.band', { number: nation.bandNumber })}`}
              <ul className="small">
                {nation.protocols.disclosureNeedsAgreement && <li>{t('nation.disclosureNeedsAgreement')}</li>}
                {nation.protocols.notifyOnReferral && <li>{t('nation.notifyOnReferral')}</li>}
              </ul>
            </Fact>
          )}
          <Contacts contacts={organization.contacts} />
        </Facts>
      </Card>
      <ServicesOf organizationId={id} maySet={organization.removedAt === undefined && (isStaff || isOwn)} />
    </>
  );
}

function ServicesOf({
  organizationId,
  maySet,
}: {
  readonly organizationId: string;
  readonly maySet: boolean;
}): ReactElement {
  const { t } = useTranslation('directory');
  const { data } = useRead('GET /v1/services', { query: { organizationId, limit: 100 } });
  const services = data?.data.items ?? [];
  return (
    <Card title={t('kind.services')}>
      {services.length === 0 && data !== undefined && <p className="quiet">{t('organization.noServices')}</p>}
      <ul className="directory-tasks">
        {services.map((service) => (
          <li key={service.id} className="directory-task">
            <span className="grow">
              <Link to={hrefOf('services', service.id)}>{inLanguage(service.name)}</Link>
            </span>
            <CapacityGlance capacity={service.capacity} />
            {maySet && (
              <SetCapacity serviceId={service.id} name={inLanguage(service.name)} capacity={service.capacity} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function ProgramFacts({ program }: { readonly program: Program }): ReactElement {
  const { t } = useTranslation('directory');
  const { data } = useRead('GET /v1/services', { query: { organizationId: program.organizationId, limit: 100 } });
  const services = data?.data.items.filter(({ programId }) => programId === program.id) ?? [];
  return (
    <Card>
      <Facts>
        <Fact label={t('field.organizationId')}>
          <Link to={hrefOf('organizations', program.organizationId)}>
            <OrganizationName id={program.organizationId} />
          </Link>
        </Fact>
        <Text label={t('field.description')} text={program.description} />
        <Fact label={t('kind.services')}>
          <ul>
            {services.map(({ id, name }) => (
              <li key={id}>
                <Link to={hrefOf('services', id)}>{inLanguage(name)}</Link>
              </li>
            ))}
          </ul>
        </Fact>
      </Facts>
    </Card>
  );
}

export function LocationFacts({ location }: { readonly location: Location }): ReactElement {
  const { t } = useTranslation('directory');
  const { communityId, lat, lon, address, accessibility = [] } = location;
  return (
    <Card>
      {location.confidential && <p className="directory-removed">{t('location.confidentialText')}</p>}
      <Facts>
        <Fact label={t('field.organizationId')}>
          <Link to={hrefOf('organizations', location.organizationId)}>
            <OrganizationName id={location.organizationId} />
          </Link>
        </Fact>
        <Fact label={t('field.type')}>{t(`locationType.${location.type}`)}</Fact>
        {communityId !== undefined && (
          <Fact label={t('field.communityId')}>
            <PlaceName id={communityId} />
          </Fact>
        )}
        {address !== undefined && <Fact label={t('field.address')}>{address}</Fact>}
        {lat !== undefined && lon !== undefined && (
          <Fact label={t('location.coordinates')}>
            <span className="mono">
              {lat}, {lon}
            </span>
          </Fact>
        )}
        {accessibility.length > 0 && (
          <Fact label={t('field.accessibility')}>
            <Codes said={accessibility.map((code) => t(`feature.${code}`))} />
          </Fact>
        )}
        <Phones phones={location.phones ?? []} />
      </Facts>
    </Card>
  );
}

export function AgreementFacts({ agreement }: { readonly agreement: Agreement }): ReactElement {
  const { t } = useTranslation('directory');
  const [renewing, setRenewing] = useState(false);
  const { organizationIds, serviceIds, communityIds, conditions, validFrom, validTo } = agreement;
  const name = t(`agreementKind.${agreement.kind}`);
  return (
    <Card
      {...(validTo !== undefined &&
        agreement.removedAt === undefined && {
          title: name,
          actions: (
            <Button small tone="primary" onPress={() => setRenewing(true)}>
              {t('ending.renew')}
            </Button>
          ),
        })}
    >
      <Facts>
        <Fact label={t('field.organizationIds')}>
          <ul>
            {organizationIds.map((id) => (
              <li key={id}>
                <Link to={hrefOf('organizations', id)}>
                  <OrganizationName id={id} />
                </Link>
              </li>
            ))}
          </ul>
        </Fact>
        <Fact label={t('agreement.inForce')}>
          {validTo === undefined
            ? t('agreement.since', { from: plainDate(validFrom) })
            : t('agreement.fromTo', { from: plainDate(validFrom), to: plainDate(validTo) })}
        </Fact>
        <Fact label={t('field.serviceIds')}>
          {serviceIds === undefined ? (
            t('agreement.allServices')
          ) : (
            <ul>
              {serviceIds.map((id) => (
                <li key={id}>
                  <Link to={hrefOf('services', id)}>
                    <ServiceName id={id} />
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact label={t('field.communityIds')}>
          {communityIds === undefined ? (
            t('agreement.everywhere')
          ) : (
            <ul>
              {communityIds.map((id) => (
                <li key={id}>
                  <PlaceName id={id} />
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Text label={t('field.conditions')} text={conditions} />
      </Facts>
      {renewing && validTo !== undefined && (
        <Renewal agreementId={agreement.id} name={name} lastDay={validTo} onClose={() => setRenewing(false)} />
      )}
    </Card>
  );
}

function LocationName({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('directory');
  const { data } = useRead('GET /v1/locations/{id}', { params: { id } }, { still: true });
  if (data === undefined) return <>{`${id.slice(0, 8)}…`}</>;
  const { name, confidential } = data.data;
  return (
    <>
      {inLanguage(name)} {confidential && <Badge tone="warn">{t('confidential')}</Badge>}
    </>
  );
}
