import { Truck } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useLastFault, useRead } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { dateTime } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Countdown } from '../../ui/clock.tsx';
import { OrganizationName, PlaceName, ServiceName } from '../../ui/entry-name.tsx';
import { useHeldWhileAiming } from '../../ui/held-while-aiming.ts';
import { Badge, Card, Page } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { newTripPath } from '../../ui/trip-path.ts';
import { ToldToPartner } from '../match/refer/told.tsx';
import { Feedback } from './feedback.tsx';
import { GroupCard } from './group.tsx';
import { LinksCard } from './links.tsx';
import { NationCard } from './nation.tsx';
import { Needs } from './needs.tsx';
import { PackageButton } from './package-button.tsx';
import { actionsFor, attentionOf, type Action, type OpenedReferral } from './state.ts';
import { StatusBadge } from './status.tsx';
import { Timeline } from './timeline.tsx';
import { TransitionDialog, useTransition } from './transition.tsx';
import './referrals.css';

const EVERY_MS = 5_000;

export function Screen(): ReactElement {
  const { t } = useTranslation('referrals');
  const { referralId = '' } = useParams();
  const read = useRead('GET /v1/referrals/{referralId}', { params: { referralId } }, { every: EVERY_MS });
  const fault = useLastFault(read);
  return (
    <Page
      title={t('one')}
      actions={
        <Link to="/referrals" className="small">
          {t('back')}
        </Link>
      }
    >
      {read.data !== undefined ? (
        <Opened referral={read.data.data} version={read.data.version ?? read.data.data.version} />
      ) : fault === null ? (
        <Skeleton lines={8} />
      ) : (
        <Fault fault={fault} retry={() => void read.refetch()} />
      )}
    </Page>
  );
}

interface OpenedProps {
  readonly referral: OpenedReferral;
  readonly version: number;
}

function Opened({ referral, version }: OpenedProps): ReactElement {
  const { t } = useTranslation('referrals');
  const { role } = useMember();
  const isPartner = role === 'partner';
  const { told, groupId, byTelephone } = referral;
  const { kind, urgency } = referral;
  return (
    <>
      <Head referral={referral} version={version} />
      <div className="referrals-columns">
        <div className="stack">
          {isPartner ? (
            <Card title={t('whatWeTold')} actions={<PackageButton referral={referral} />}>
              <ToldToPartner told={{ ...referral, kind, urgency, byTelephone: byTelephone ?? [] }} />
            </Card>
          ) : (
            <>
              <Facts referral={referral} />
              {told !== undefined && (
                <Card title={t('partnerSees')}>
                  <ToldToPartner told={told} />
                </Card>
              )}
              {groupId !== undefined && <GroupCard groupId={groupId} referralId={referral.id} />}
              <LinksCard referral={referral} />
            </>
          )}
        </div>
        <Card title={t('timeline')}>
          <Timeline history={referral.history} />
        </Card>
      </div>
    </>
  );
}

/** Actions that need nothing more to be said. */
const AT_ONCE = ['send', 'receive', 'accept', 'start', 'news'] as const satisfies readonly Action[];
const isAtOnce = (action: Action): action is (typeof AT_ONCE)[number] => AT_ONCE.some((one) => one === action);
/** Ends it without a result: last in the row. */
const isQuiet = (action: Action): boolean => action === 'reject' || action === 'fail' || action === 'cancel';

function Head(live: OpenedProps): ReactElement {
  const { t } = useTranslation('referrals');
  const { role } = useMember();
  const [asking, setAsking] = useState<Action>();
  const standing = useMemo(() => ({ referral: live.referral, version: live.version }), [live.referral, live.version]);
  // An action must not become the next one under the pointer because the partner answered just then.
  const { shown, onPointerMove } = useHeldWhileAiming(standing);
  const { referral, version } = shown;
  const move = useTransition(referral.id, version);
  const { status, due, organizationId, serviceId, waitlist, consentEndedAt, code } = referral;
  const attention = attentionOf(referral);
  const actions = actionsFor(status, role);
  const button = (action: Action): ReactElement => (
    <Button
      key={action}
      tone={isQuiet(action) ? 'quiet' : action === actions[0] ? 'primary' : 'plain'}
      isDisabled={move.isPending}
      onPress={() => {
        if (isAtOnce(action)) move.run({ action });
        else setAsking(action);
      }}
    >
      {t(`action.${action}`)}
    </Button>
  );
  return (
    <section className="card referrals-head">
      <div className="row spread">
        <h2>
          {role === 'partner' ? <Needs referral={referral} /> : <OrganizationName id={organizationId} />}
          {serviceId !== undefined && (
            <span className="quiet">
              {' · '}
              <ServiceName id={serviceId} />
            </span>
          )}
        </h2>
        <div className="row">
          {code !== undefined && <span className="mono">{code}</span>}
          <StatusBadge status={status} />
        </div>
      </div>
      {due !== undefined && (
        <p className="referrals-due">
          {t(`stage.${due.stage}`)} <Countdown until={due.at} />
          <span className="quiet small">{dateTime(due.at)}</span>
        </p>
      )}
      {waitlist !== undefined && (
        <p>
          {t('onList', { position: waitlist.position })}
          {waitlist.expectedOn !== undefined && ` · ${t('expectedOn', { date: waitlist.expectedOn })}`}
        </p>
      )}
      {consentEndedAt !== undefined && <p className="match-warning match-warning-strong">{t('consentEnded')}</p>}
      {attention === 'nation-to-call' && <NationCard referral={referral} version={version} />}
      {attention === 'feedback' && role !== 'partner' && <Feedback referral={referral} />}
      {move.error !== null && <Fault fault={move.error} />}
      <div className="row no-print" onPointerMove={onPointerMove}>
        {actions.filter((action) => !isQuiet(action)).map(button)}
        {role !== 'partner' && (status === 'accepted' || status === 'in-progress') && (
          <AskForTrip referral={referral} />
        )}
        {actions.filter(isQuiet).map(button)}
      </div>
      {asking !== undefined && (
        <TransitionDialog action={asking} referral={referral} version={version} onClose={() => setAsking(undefined)} />
      )}
    </section>
  );
}

/** They are expected there: how they get there is next. Of several doors the coordinator chooses one. */
function AskForTrip({ referral }: { readonly referral: OpenedReferral }): ReactElement {
  const { t } = useTranslation('referrals');
  const { personId, communityId, serviceId = '', needs = [] } = referral;
  const options = { enabled: serviceId !== '', still: true };
  const service = useRead('GET /v1/services/{id}', { params: { id: serviceId } }, options);
  const doors = service.data?.data.locationIds ?? [];
  const toLocationId = doors.length === 1 ? doors[0] : undefined;
  const purpose = needs.includes('safe-place') ? 'safe-place' : 'appointment';
  return (
    <Link className="button" to={newTripPath({ personId, communityId, toLocationId, purpose })}>
      <Truck aria-hidden size={17} /> {t('askForTrip')}
    </Link>
  );
}

function Facts({ referral }: { readonly referral: OpenedReferral }): ReactElement {
  const { t } = useTranslation(['referrals', 'match']);
  const { personId, needs = [], urgency, kind, communityId, sentAt, warmHandOver } = referral;
  const { agreement, nation, rejectReason, outcome, result, handOver } = referral;
  return (
    <Card title={t('facts')}>
      <dl className="referrals-facts">
        <dt>{t('match:askedFor')}</dt>
        <dd>{needs.map((need) => t(`match:service.${need}`)).join(', ')}</dd>
        <dt>{t('match:urgencyLabel')}</dt>
        <dd>
          {`${t(`match:kind.${kind}`)}, ${t(`match:urgency.${urgency}`)}`}{' '}
          {warmHandOver === true && <Badge tone="info">{t('warm')}</Badge>}
        </dd>
        {personId !== undefined && (
          <>
            <dt>{t('person')}</dt>
            <dd>
              <Link to={`/people/${personId}`}>{t('openFile')}</Link>
            </dd>
          </>
        )}
        {communityId !== undefined && (
          <>
            <dt>{t('match:where')}</dt>
            <dd>
              <PlaceName id={communityId} />
            </dd>
          </>
        )}
        <dt>{t('sentAt')}</dt>
        <dd>{sentAt === undefined ? t('notSent') : dateTime(sentAt)}</dd>
        {agreement !== undefined && (
          <>
            <dt>{t('match:aspect.agreement')}</dt>
            <dd>{t(`match:agreement.${agreement}`)}</dd>
          </>
        )}
        {nation === 'withheld' && (
          <>
            <dt>{t('nation')}</dt>
            <dd>{t('match:nation.withheld')}</dd>
          </>
        )}
        {handOver !== undefined && (
          <>
            <dt>{t('action.hand-over')}</dt>
            <dd>{`${t(`handOver.${handOver.outcome}`)} · ${dateTime(handOver.at)}`}</dd>
          </>
        )}
        {rejectReason !== undefined && (
          <>
            <dt>{t('rejectedBecause')}</dt>
            <dd>{t(`rejectReason.${rejectReason}`)}</dd>
          </>
        )}
        {outcome !== undefined && (
          <>
            <dt>{t('outcomeLabel')}</dt>
            <dd>
              {t(`outcome.${outcome}`)}
              {result !== undefined && ` · ${t(`result.${result}`)}`}
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}
