import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Download, HeartHandshake, Send, Trash2, Truck } from 'lucide-react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { AccessReason } from '../../api/contract.ts';
import { useRead } from '../../api/hooks.ts';
import { useKeys } from '../../app/keys.ts';
import { useMember } from '../../app/member.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { newTripPath } from '../../ui/trip-path.ts';
import { AuditCard } from './audit-card.tsx';
import { ConsentsCard } from './consents-card.tsx';
import { Erase } from './erase.tsx';
import { saveCopy } from './export.ts';
import { ChangeFile } from './file-dialogs.tsx';
import type { PersonFile } from './file.ts';
import { GiveConsent } from './give-consent.tsx';
import { GoalForm } from './goal-form.tsx';
import { HeadCard } from './head-card.tsx';
import { IdentityCard } from './identity-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { DutyBanner, ProtectionCard, RecordReport } from './protection-card.tsx';
import { RecordService } from './record-service.tsx';
import { ServicesCard } from './services-card.tsx';
import { storyOf } from './timeline.ts';
import { Timeline } from './timeline.tsx';

export interface OpenedFile {
  readonly file: PersonFile;
  readonly version: number;
  readonly reason: AccessReason;
  readonly title: string;
  /** The file itself is to be read again. */
  readonly onChanged: () => void;
  readonly onErased: (erasureId: string) => void;
}

type Open = 'service' | 'consent' | 'goal' | 'report' | 'change' | 'erase';
const MOST = 100;

/** A file as the hub's own people work with it. */
export function StaffFile({ file, version, reason, title, onChanged, onErased }: OpenedFile): ReactElement {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const { role } = useMember();
  const { personId, conversationIds } = file;
  // Who comes from the duty to report comes to record it.
  const { hash } = useLocation();
  const [open, setOpen] = useState<Open | undefined>(hash === '#child-protection' ? 'report' : undefined);
  const close = (): void => setOpen(undefined);
  const query = { personId, limit: MOST };
  const events = useRead('GET /v1/service-events', { query });
  const referrals = useRead('GET /v1/referrals', { query });
  const noReferrals = useRead('GET /v1/no-referrals', { query });
  const trips = useRead('GET /v1/trips', { query });
  const series = useRead('GET /v1/trip-series', { query });
  const consents = useRead('GET /v1/consents', { query: { personId } });
  const identity = useRead('GET /v1/people/{personId}/identity', { params: { personId } });
  // As the file itself: each reading is an opening on the record.
  const plan = useRead('GET /v1/plans/{personId}', { params: { personId }, reason }, { still: true });
  const lists = [events, referrals, noReferrals, trips, series, consents, identity, plan];
  const story = storyOf({
    file,
    events: events.data?.data.items,
    referrals: referrals.data?.data.items,
    noReferrals: noReferrals.data?.data.items,
    trips: trips.data?.data.items,
    series: series.data?.data.items,
    consents: consents.data?.data.items,
    goals: plan.data?.data.items,
    merges: identity.data?.data.merges,
  });
  const [conversationId] = conversationIds;
  const about = new URLSearchParams({ personId, ...(conversationId !== undefined && { conversationId }) });
  const match = `/match?${about.toString()}`;
  const trip = newTripPath({ personId, communityId: file.communityId });
  useKeys(t('keys.title'), [
    { keys: 'e', label: t('keys.service'), run: () => setOpen('service') },
    { keys: 'a', label: t('keys.refer'), run: () => void navigate(match) },
    { keys: 'v', label: t('keys.trip'), run: () => void navigate(trip) },
    { keys: 'c', label: t('keys.consent'), run: () => setOpen('consent') },
    { keys: 'b', label: t('keys.goal'), run: () => setOpen('goal') },
    { keys: 'p', label: t('keys.report'), run: () => setOpen('report') },
    { keys: 'm', label: t('keys.change'), run: () => setOpen('change') },
    ...(conversationId === undefined
      ? []
      : [{ keys: 't', label: t('keys.conversation'), run: () => void navigate(`/conversations/${conversationId}`) }]),
  ]);

  return (
    <Page
      title={title}
      actions={
        <>
          <Button tone="primary" icon={<HeartHandshake aria-hidden size={18} />} onPress={() => setOpen('service')}>
            {t('service.record')} <kbd aria-hidden>E</kbd>
          </Button>
          <Link className="button" to={match}>
            <Send aria-hidden size={18} />
            <span>{t('actions.refer')}</span>
          </Link>
          <Link className="button" to={trip}>
            <Truck aria-hidden size={18} />
            <span>{t('actions.trip')}</span>
          </Link>
        </>
      }
    >
      <DutyBanner protection={file.childProtection} onReport={() => setOpen('report')} />
      <HeadCard file={file} onChange={() => setOpen('change')} />
      <div className="people-columns">
        <div className="people-column">
          <PlanCard personId={personId} plan={plan} onAdd={() => setOpen('goal')} />
          <Timeline items={story} isComplete={!lists.some(({ isPending }) => isPending)} />
        </div>
        <div className="people-column">
          <ServicesCard personId={personId} onRecord={() => setOpen('service')} />
          <ConsentsCard personId={personId} onGive={() => setOpen('consent')} />
          <ProtectionCard protection={file.childProtection} onReport={() => setOpen('report')} />
          <IdentityCard personId={personId} identity={identity} />
          <Card title={t('rights.title')}>
            <p className="quiet">{t('rights.text')}</p>
            <div className="row">
              <Button
                small
                icon={<Download aria-hidden size={16} />}
                onPress={() => saveCopy(file, { plan: plan.data?.data.items, services: events.data?.data.items })}
              >
                {t('rights.copy')}
              </Button>
              <Button small icon={<Trash2 aria-hidden size={16} />} onPress={() => setOpen('erase')}>
                {t('rights.erase')}
              </Button>
            </div>
          </Card>
        </div>
      </div>
      {role === 'admin' && <AuditCard personId={personId} />}
      {open === 'service' && <RecordService personId={personId} onClose={close} />}
      {open === 'consent' && <GiveConsent personId={personId} onClose={close} />}
      {open === 'goal' && <GoalForm personId={personId} onClose={close} onSaved={() => void plan.refetch()} />}
      {open === 'report' && <RecordReport personId={personId} onClose={close} onSaved={onChanged} />}
      {open === 'change' && <ChangeFile file={file} version={version} onClose={close} onSaved={onChanged} />}
      {open === 'erase' && <Erase file={file} reason={reason} onClose={close} onErased={onErased} />}
    </Page>
  );
}
