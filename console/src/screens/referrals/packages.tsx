import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ItemOf } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Ago } from '../../ui/clock.tsx';
import { OrganizationName, PlaceName } from '../../ui/entry-name.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { OrganizationBox } from '../../ui/organization-box.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { personIdIn } from '../people/file.ts';
import { TakeIn } from './take-in.tsx';

type Package = ItemOf<'GET /v1/referral-packages'>;

/** What other hubs have sent, until somebody says who the person is. */
export function Packages(): ReactElement {
  return (
    <>
      <TakeIn />
      <Waiting />
    </>
  );
}

function Waiting(): ReactElement {
  const { t } = useTranslation('referrals');
  const read = useRead('GET /v1/referral-packages', { query: { limit: 100 } });
  if (read.data === undefined) {
    return read.error === null ? (
      <Skeleton lines={4} />
    ) : (
      <Fault fault={read.error} retry={() => void read.refetch()} />
    );
  }
  const { items } = read.data.data;
  if (items.length === 0) return <Empty title={t('packages.none')}>{t('packages.noneHelp')}</Empty>;
  return (
    <ul className="stack">
      {items.map((one) => (
        <li key={one.id}>
          <OnePackage received={one} />
        </li>
      ))}
    </ul>
  );
}

function OnePackage({ received }: { readonly received: Package }): ReactElement {
  const { t } = useTranslation(['referrals', 'match']);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  // Opened here for this one: when the rest fails, the next press does not open another.
  const [opened, setOpened] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const open = useWrite('POST /v1/people', { label: t('match:noPerson.label'), texts: false });
  const adopt = useWrite('POST /v1/referral-packages/{packageId}/adopt', { label: t('packages.label'), texts: false });
  const { id, receivedAt, needs, urgency, ageBand, language = 'fr', communityId, organizationId } = received;
  const takeFor = async (personId: string): Promise<void> => {
    const body = { personId, ...(chosen !== undefined && { organizationId: chosen }) };
    const { data } = await adopt.mutateAsync({ params: { packageId: id }, body });
    await navigate(`/referrals/${data.id}`);
  };
  const openFile = async (): Promise<string> => {
    const facts = { ageBand, language, ...(communityId !== undefined && { communityId }) };
    const { personId } = (await open.mutateAsync({ body: facts })).data;
    setOpened(personId);
    return personId;
  };
  const error = open.error ?? adopt.error;
  const personId = personIdIn(typed);
  const isReady = !open.isPending && !adopt.isPending && (organizationId ?? chosen) !== undefined;
  return (
    <Card title={needs.map((need) => t(`match:service.${need}`)).join(', ')}>
      <p className="referrals-row-facts">
        <span>
          {t('packages.received')} <Ago at={receivedAt} />
        </span>
        <span>{t(`match:urgency.${urgency}`)}</span>
        <span>{t(`match:age.${ageBand}`)}</span>
        {communityId !== undefined && (
          <span>
            <PlaceName id={communityId} />
          </span>
        )}
        {organizationId !== undefined && (
          <span>
            <OrganizationName id={organizationId} />
          </span>
        )}
      </p>
      {organizationId === undefined && (
        <OrganizationBox
          label={t('packages.organization')}
          help={t('packages.organizationHelp')}
          value={chosen}
          onChange={setChosen}
          isRequired
        />
      )}
      <div className="referrals-adopt">
        <TextField label={t('packages.person')} help={t('packages.personHelp')} value={typed} onChange={setTyped} />
        <Button
          isDisabled={!isReady || personId === undefined}
          onPress={() => {
            // What went wrong stands below.
            if (personId !== undefined) takeFor(personId).catch(() => undefined);
          }}
        >
          {t('packages.adopt')}
        </Button>
        <Button
          isDisabled={!isReady}
          onPress={() => {
            Promise.resolve(opened ?? openFile())
              .then(takeFor)
              .catch(() => undefined);
          }}
        >
          {t('packages.adoptNew')}
        </Button>
      </div>
      {error !== null && <Fault fault={error} />}
    </Card>
  );
}
