import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import type { AnswerOf } from '../../api/contract.ts';
import { useWrite } from '../../api/hooks.ts';
import { Problem } from '../../api/problem.ts';
import { dollars, plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { centsIn } from './money.ts';
import { ServiceChoice } from './service-choice.tsx';
import { useRecipientChoices } from './recipients.ts';
import type { OpenedTrip } from './trips.ts';
import { OrganizationName } from './words.tsx';

type Outcome = AnswerOf<'GET /v1/trips/{tripId}/timeline'>;

/** What the trip leads to: a service that counts, and a cost in the books. */
export function OutcomeCard({ trip, outcome }: { readonly trip: OpenedTrip; readonly outcome: Outcome }): ReactElement {
  const { t } = useTranslation('trips');
  const { service, cost } = outcome;
  return (
    <Card title={t('outcome.title')}>
      {service !== undefined && (
        <section className="stack">
          <h3>{t('outcome.service')}</h3>
          <p>
            <Badge tone={service.state === 'confirmed' ? 'ok' : 'info'}>{t(`service.${service.state}`)}</Badge>{' '}
            {plainDate(service.serviceDate ?? service.date)}
            {service.recipientId !== undefined && (
              <>
                {' · '}
                <OrganizationName id={service.recipientId} />
              </>
            )}
          </p>
          {(service.state === 'proposed' || service.state === 'dismissed') && (
            <ServiceChoice tripId={trip.id} mayDismiss={service.state === 'proposed'} />
          )}
        </section>
      )}
      <Cost trip={trip} cost={cost} />
    </Card>
  );
}

function Cost({ trip, cost }: { readonly trip: OpenedTrip; readonly cost: Outcome['cost'] }): ReactElement {
  const { t } = useTranslation('trips');
  const [stating, setStating] = useState(false);
  const confirm = useWrite('POST /v1/trips/{tripId}/cost/confirmation', { label: t('cost.confirm'), texts: false });
  const mayState =
    trip.acceptedBy !== undefined &&
    (cost.books === 'not-stated' || cost.books === 'to-confirm' || cost.books === 'reversed');
  return (
    <section className="stack">
      <h3>{t('cost.title')}</h3>
      <dl className="trips-dl">
        <dt>{t('cost.estimated')}</dt>
        <dd>{cost.estimatedCents === undefined ? t('cost.unknown') : dollars(cost.estimatedCents)}</dd>
        <dt>{t('cost.actual')}</dt>
        <dd>
          {cost.actual === undefined ? t('cost.not-stated') : dollars(cost.actual.amountCents)}{' '}
          {cost.books !== 'not-stated' && (
            <Badge tone={cost.books === 'in-books' ? 'ok' : 'warn'}>{t(`cost.books-${cost.books}`)}</Badge>
          )}
        </dd>
      </dl>
      {confirm.error !== null && <Fault fault={confirm.error} />}
      <div className="row">
        {cost.books === 'to-confirm' && (
          <Button
            tone="primary"
            small
            isDisabled={confirm.isPending}
            onPress={() =>
              confirm.mutate(
                { params: { tripId: trip.id }, version: cost.version, body: {} },
                { onSuccess: () => notify(t('done.cost-confirm')) },
              )
            }
          >
            {t('cost.confirm')}
          </Button>
        )}
        {mayState && (
          <Button small aria-expanded={stating} onPress={() => setStating(!stating)}>
            {t(cost.actual === undefined ? 'cost.state' : 'cost.stateAnew')}
          </Button>
        )}
      </div>
      {stating && mayState && <CostForm tripId={trip.id} onDone={() => setStating(false)} />}
    </section>
  );
}

function CostForm({ tripId, onDone }: { readonly tripId: string; readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation('trips');
  const recipients = useRecipientChoices();
  const [amount, setAmount] = useState('');
  const [recipientId, setRecipientId] = useState<string>();
  const [reference, setReference] = useState('');
  const state = useWrite('POST /v1/trips/{tripId}/cost', { label: t('cost.state'), texts: false });
  const amountCents = centsIn(amount);
  const wrong = (field: string): string | undefined =>
    state.error instanceof Problem ? state.error.errors.find((one) => one.field === field)?.message : undefined;
  const submit = (): void => {
    if (amountCents === undefined || recipientId === undefined || reference === '') return;
    state.mutate(
      { params: { tripId }, body: { amountCents, recipientId, documentReference: reference } },
      {
        onSuccess: () => {
          notify(t('done.cost'));
          onDone();
        },
      },
    );
  };
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={t('cost.amount')}
        inputMode="decimal"
        value={amount}
        onChange={setAmount}
        isRequired
        autoFocus
        error={amount !== '' && amountCents === undefined ? t('cost.amountWrong') : wrong('amountCents')}
      />
      <Select label={t('recipient')} value={recipientId} onChange={setRecipientId} choices={recipients} isRequired />
      <TextField
        label={t('cost.reference')}
        help={t('cost.referenceHelp')}
        value={reference}
        onChange={setReference}
        isRequired
        error={
          reference !== '' && !/^[\w./#-]{1,60}$/.test(reference)
            ? t('cost.referenceWrong')
            : wrong('documentReference')
        }
      />
      {state.error !== null && <Fault fault={state.error} />}
      <div className="row">
        <Button
          type="submit"
          tone="primary"
          small
          isDisabled={state.isPending || amountCents === undefined || recipientId === undefined || reference === ''}
        >
          {t('cost.save')}
        </Button>
      </div>
    </Form>
  );
}
