import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { ItemOf } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useKeys } from '../../app/keys.ts';
import { dollars, plainDate } from '../../i18n/time.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Badge, Page } from '../../ui/page.tsx';
import { usePlaces } from '../../ui/place-box.tsx';
import { Empty, explain, Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { useHeld } from './held.ts';
import { useRecipientChoices } from './recipients.ts';
import { DISMISSALS } from './service-choice.tsx';
import { OrganizationName } from './words.tsx';
import './trips.css';

type Proposal = ItemOf<'GET /v1/trip-proposals'>;
type Dismissal = (typeof DISMISSALS)[number];

const keyOf = ({ kind, tripId }: Proposal): string => `${kind} ${tripId}`;

/** Services to count and costs to confirm, one after the other: Enter says yes, a digit says why not. */
export function Screen(): ReactElement {
  const { t } = useTranslation('trips');
  const navigate = useNavigate();
  const list = useRef<HTMLUListElement>(null);
  const { data, error, refetch } = useRead('GET /v1/trip-proposals', { query: { limit: 100 } }, { every: 30_000 });
  const recipients = useRecipientChoices();
  const [chosen, setChosen] = useState<string>();
  const recipientId = chosen ?? (recipients.length === 1 ? recipients[0]?.value : undefined);
  const held = useHeld();
  const decide = useDecisions(held, recipientId);
  const proposals = (data?.data.items ?? []).filter((one) => !held.ids.has(keyOf(one)));

  const buttons = (): readonly HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[data-proposal] button:first-of-type') ?? []),
  ];
  const rowAt = (): number => {
    const row = document.activeElement?.closest('[data-proposal]') ?? null;
    return buttons().findIndex((button) => button.closest('[data-proposal]') === row && row !== null);
  };
  const move = (by: number): void => {
    const all = buttons();
    const at = rowAt();
    all[at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  const goOn = (): void => {
    const all = buttons();
    const at = rowAt();
    (all[at + 1] ?? all[at - 1])?.focus();
  };
  const onFocused = (run: (proposal: Proposal) => void): void => {
    const proposal = proposals[rowAt()];
    if (proposal !== undefined) run(proposal);
  };
  const confirm = (proposal: Proposal): void => {
    if (decide.confirm(proposal)) goOn();
  };
  const dismiss = (proposal: Proposal, reason: Dismissal): void => {
    if (proposal.kind !== 'service-event') return;
    decide.dismiss(proposal, reason);
    goOn();
  };
  useKeys(t('outcomes.title'), [
    { keys: 'j', label: t('keys.next'), run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1) },
    { keys: 'c', label: t('outcomes.confirm'), run: () => onFocused(confirm) },
    ...DISMISSALS.map((reason, at) => ({
      keys: String(at + 1),
      label: t(`dismissal.${reason}`),
      run: () => onFocused((proposal) => dismiss(proposal, reason)),
    })),
    { keys: 'u', label: t('keys.board'), run: () => void navigate('/trips') },
  ]);
  return (
    <Page title={t('outcomes.title')}>
      <div className="trips-filters">
        <Select
          label={t('outcomes.for')}
          help={t('outcomes.forHelp')}
          value={recipientId}
          onChange={setChosen}
          choices={recipients}
        />
      </div>
      {data === undefined &&
        (error === null ? <Skeleton lines={6} /> : <Fault fault={error} retry={() => void refetch()} />)}
      {data !== undefined && proposals.length === 0 && (
        <Empty title={t('outcomes.none')}>{t('outcomes.noneText')}</Empty>
      )}
      <ul className="trips-outcomes" ref={list}>
        {proposals.map((proposal) => (
          <ProposalRow
            key={keyOf(proposal)}
            proposal={proposal}
            isReady={proposal.kind === 'cost' || (recipientId !== undefined && proposal.personId !== undefined)}
            onConfirm={() => confirm(proposal)}
            onDismiss={(reason) => dismiss(proposal, reason)}
          />
        ))}
      </ul>
    </Page>
  );
}

function useDecisions(held: ReturnType<typeof useHeld>, recipientId: string | undefined) {
  const { t } = useTranslation('trips');
  const confirmService = useWrite('POST /v1/trips/{tripId}/service-event', {
    label: t('service.confirm'),
    texts: false,
  });
  const dismissService = useWrite('POST /v1/trips/{tripId}/service-event/dismissal', {
    label: t('service.dismiss'),
    texts: false,
  });
  const confirmCost = useWrite('POST /v1/trips/{tripId}/cost/confirmation', { label: t('cost.confirm'), texts: false });
  const settle = (proposal: Proposal, said: string, send: () => Promise<unknown>): void => {
    const key = keyOf(proposal);
    held.hold(key, () => {
      send().catch((fault: unknown) => {
        held.release(key);
        notify(`${proposal.reference} : ${explain(fault)}`, { tone: 'danger' });
      });
    });
    notify(said, {
      undo: () => {
        if (!held.takeBack(key)) notify(t('outcomes.tooLate'), { tone: 'warn' });
      },
    });
  };
  return {
    /** Whether there was all it takes. */
    confirm: (proposal: Proposal): boolean => {
      const params = { tripId: proposal.tripId };
      if (proposal.kind === 'cost') {
        settle(proposal, t('outcomes.costDone', { reference: proposal.reference }), () =>
          confirmCost.mutateAsync({ params, version: proposal.version, body: {} }),
        );
        return true;
      }
      if (recipientId === undefined || proposal.personId === undefined) return false;
      settle(proposal, t('outcomes.serviceDone', { reference: proposal.reference }), () =>
        confirmService.mutateAsync({ params, body: { recipientId } }),
      );
      return true;
    },
    dismiss: (proposal: Proposal, reason: Dismissal): void => {
      settle(proposal, t('outcomes.dismissed', { reference: proposal.reference }), () =>
        dismissService.mutateAsync({ params: { tripId: proposal.tripId }, body: { reason } }),
      );
    },
  };
}

function ProposalRow({
  proposal,
  isReady,
  onConfirm,
  onDismiss,
}: {
  readonly proposal: Proposal;
  readonly isReady: boolean;
  readonly onConfirm: () => void;
  readonly onDismiss: (reason: Dismissal) => void;
}): ReactElement {
  const { t } = useTranslation('trips');
  const places = usePlaces();
  const place = proposal.kind === 'cost' ? undefined : places.find(({ id }) => id === proposal.communityId);
  return (
    <li className="trips-outcome" data-proposal>
      <div>
        <Badge tone={proposal.kind === 'cost' ? 'warn' : 'info'}>{t(`outcomes.${proposal.kind}`)}</Badge>
      </div>
      <div>
        <p>
          {plainDate(proposal.date)}
          {place !== undefined && ` · ${inLanguage(place.name)}`}
          {' · '}
          <Link to={`/trips/${proposal.tripId}`} className="mono">
            {proposal.reference}
          </Link>
        </p>
        {proposal.kind === 'cost' && (
          <p className="small quiet">
            <OrganizationName id={proposal.recipientId} />
          </p>
        )}
        {proposal.kind === 'service-event' && proposal.personId === undefined && (
          <p className="small trips-bad">{t('outcomes.erased')}</p>
        )}
      </div>
      <div className="number">{proposal.kind === 'cost' && <strong>{dollars(proposal.amountCents)}</strong>}</div>
      <div className="row">
        <Button small tone="primary" isDisabled={!isReady} onPress={onConfirm}>
          {t('outcomes.confirm')}
        </Button>
        {proposal.kind === 'service-event' &&
          DISMISSALS.map((reason) => (
            <Button key={reason} small onPress={() => onDismiss(reason)}>
              {t(`dismissal.${reason}`)}
            </Button>
          ))}
      </div>
    </li>
  );
}
