import {
  FileText,
  GitMerge,
  HeartHandshake,
  Send,
  ShieldAlert,
  Sprout,
  Stamp,
  Truck,
  type LucideIcon,
} from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { dateTime, plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { FromTo, StatusBadge } from '../trips/words.tsx';
import { shortId } from './file.ts';
import { typeNames } from './services.ts';
import { kindsAsked, kindsIn, STORY_KINDS, type StoryItem, type StoryKind } from './timeline.ts';
import { Colleague } from './words.tsx';

const ICONS: Readonly<Record<StoryKind, LucideIcon>> = {
  service: HeartHandshake,
  referral: Send,
  trip: Truck,
  consent: Stamp,
  goal: Sprout,
  protection: ShieldAlert,
  identity: GitMerge,
  file: FileText,
};

const SHOWN_AT_FIRST = 25;

/** Everything that happened, the latest first; the kinds that are looked at stay in the address. */
export function Timeline({
  items,
  isComplete,
}: {
  readonly items: readonly StoryItem[];
  readonly isComplete: boolean;
}): ReactElement {
  const { t } = useTranslation('people');
  const [address, setAddress] = useSearchParams();
  const [all, setAll] = useState(false);
  const named = address.getAll('show');
  const kinds = kindsAsked(named);
  const isEverything = kinds.length === STORY_KINDS.length;
  const found = items.filter(({ kind }) => kinds.includes(kind));
  const shown = all ? found : found.slice(0, SHOWN_AT_FIRST);
  const toggle = (kind: StoryKind): void => {
    const next = isEverything ? [kind] : kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind];
    const params = new URLSearchParams(address);
    params.delete('show');
    for (const one of next) params.append('show', one);
    setAddress(params, { replace: true });
  };
  return (
    <Card title={t('story.title')}>
      <div className="row" role="group" aria-label={t('story.filter')}>
        {kindsIn(items).map(({ kind, count }) => (
          <ToggleButton
            key={kind}
            className="chip people-chip"
            isSelected={!isEverything && kinds.includes(kind)}
            onChange={() => toggle(kind)}
          >
            {t(`story.kind.${kind}`)} <span className="number">{count}</span>
          </ToggleButton>
        ))}
      </div>
      {!isComplete && <Skeleton lines={2} />}
      <ol className="people-story">
        {shown.map((item) => {
          const Icon = ICONS[item.kind];
          return (
            <li key={`${item.kind} ${item.id}`} className={`people-story-item people-story-${item.kind}`}>
              <span className="people-story-icon">
                <Icon aria-hidden size={16} />
              </span>
              <time dateTime={item.at} className="people-story-at">
                {item.at.length === 10 ? plainDate(item.at) : dateTime(item.at)}
              </time>
              <span className="people-story-what">
                <What item={item} />
              </span>
            </li>
          );
        })}
      </ol>
      {found.length > shown.length && (
        <Button small tone="quiet" onPress={() => setAll(true)}>
          {t('story.all', { count: found.length })}
        </Button>
      )}
    </Card>
  );
}

function What({ item }: { readonly item: StoryItem }): ReactElement {
  const { t } = useTranslation('people');
  const hub = useRead('GET /v1/hub', {}, { still: true });
  switch (item.kind) {
    case 'service':
      return (
        <>
          {inLanguage(typeNames(hub.data?.data, item.event.serviceType))}
          {' · '}
          <OrganizationName id={item.event.recipientId} />{' '}
          {item.event.state === 'void' && <Badge>{t('services.void')}</Badge>}
        </>
      );
    case 'referral':
      if (item.of === 'no-referral') return <>{t(`story.noReferral.${item.none.reason}`)}</>;
      return (
        <>
          <Link to={`/referrals/${item.id}`}>{t('story.referral')}</Link>
          {' · '}
          <OrganizationName id={item.referral.organizationId} />{' '}
          <Badge tone={item.referral.status === 'accepted' ? 'ok' : 'muted'}>
            {t(`referralState.${item.referral.status}`)}
          </Badge>
        </>
      );
    case 'trip':
      if (item.of === 'series') return <Link to="/trips/series">{t('story.series')}</Link>;
      return (
        <>
          <Link to={`/trips/${item.id}`}>
            <FromTo legs={item.trip.legs} />
          </Link>{' '}
          <StatusBadge status={item.trip.status} />
        </>
      );
    case 'consent': {
      const { recipient, purpose } = item.consent;
      return (
        <>
          {t(item.gone ? 'story.consentGone' : 'story.consentGiven')} {t(`purpose.${purpose}`)}
          {' · '}
          {recipient.kind === 'organization' ? (
            <OrganizationName id={recipient.organizationId} />
          ) : (
            t('consents.anyPartner')
          )}
        </>
      );
    }
    case 'goal':
      return (
        <>
          {t(`area.${item.goal.area}`)} <Badge>{t(`goalState.${item.goal.state}`)}</Badge>
        </>
      );
    case 'protection':
      return (
        <>
          {t('story.report', { society: item.report.society })} <span className="quiet small">(</span>
          <span className="quiet small">
            <Colleague sub={item.report.reportedBy} />)
          </span>
        </>
      );
    case 'identity':
      return (
        <>
          {t(`story.${item.merge.kind}`, {
            one: shortId(item.merge.personId),
            other: shortId(item.merge.keptPersonId),
          })}
        </>
      );
    case 'file':
      return <>{t('story.opened')}</>;
  }
}
