import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { useNow } from '../../ui/clock.tsx';
import { Checkbox, Choices, Select, TextField } from '../../ui/field.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { notify } from '../../ui/toasts.tsx';
import { DeedForm } from './deed-form.tsx';
import { textedBy, textedByAnswer, type Answer, type Deed } from './deeds.ts';
import { instantAt, wallClock } from './times.ts';
import { isToBook, REASONS, type Offer, type OpenedTrip, type Reason } from './trips.ts';
import { Phone } from './phone.tsx';
import { useHubZone } from './words.tsx';

interface Props {
  readonly trip: OpenedTrip;
  readonly onClose: () => void;
}

const MOST_MINUTES = 1440;
/** Minutes as somebody says them on the telephone; undefined for nothing, or for what is no such number. */
const minutesIn = (typed: string): number | undefined => {
  const minutes = Number(typed);
  return typed !== '' && Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES ? minutes : undefined;
};

function EtaField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { t } = useTranslation('trips');
  const wrong = value !== '' && minutesIn(value) === undefined;
  return (
    <TextField
      label={t('eta.label')}
      help={t('eta.help')}
      inputMode="numeric"
      value={value}
      onChange={onChange}
      error={wrong ? t('eta.wrong') : undefined}
    />
  );
}

/** Somebody said yes on the telephone, or a seat was booked there. */
export function AssignDialog({ trip, onClose, first }: Props & { readonly first: string | undefined }): ReactElement {
  const { t } = useTranslation('trips');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(first);
  const [eta, setEta] = useState('');
  const found = useRead(
    'GET /v1/organizations',
    { query: { limit: 30, ...(typed.trim() !== '' && { search: typed.trim() }) } },
    { keep: true },
  );
  const one = useRead(
    'GET /v1/organizations/{id}',
    { params: { id: chosen ?? '' } },
    { enabled: chosen !== undefined },
  );
  const assign = useWrite('POST /v1/trips/{tripId}/assign', { label: t('deed.assign'), texts: !isToBook(trip) });
  const minutes = minutesIn(eta);
  const go = (): void => {
    if (chosen === undefined) return;
    assign.mutate(
      {
        params: { tripId: trip.id },
        version: trip.version,
        body: { organizationId: chosen, ...(minutes !== undefined && { etaMinutes: minutes }) },
      },
      {
        onSuccess: () => {
          notify(t('done.assign'));
          onClose();
        },
      },
    );
  };
  return (
    <DeedForm
      title={t('deed.assign')}
      texted={textedBy('assign', trip)}
      go={t('go.assign')}
      isReady={chosen !== undefined && (eta === '' || minutes !== undefined)}
      isPending={assign.isPending}
      fault={assign.error}
      onGo={go}
      onClose={onClose}
    >
      <SearchBox
        label={t('organization.label')}
        autoFocus
        isRequired
        chosen={
          one.data === undefined || chosen === undefined
            ? undefined
            : { id: chosen, name: inLanguage(one.data.data.name) }
        }
        found={(found.data?.data.items ?? []).map(({ id, name }) => ({ id, name: inLanguage(name) }))}
        onType={setTyped}
        onChoose={setChosen}
        nothing={t('organization.none')}
      />
      {chosen !== undefined && <Phone organizationId={chosen} />}
      {!isToBook(trip) && <EtaField value={eta} onChange={setEta} />}
    </DeedForm>
  );
}

/** What a partner who was asked has said by telephone. */
export function AnswerDialog({
  trip,
  offer,
  answer,
  onClose,
}: Props & { readonly offer: Offer; readonly answer: Answer }): ReactElement {
  const { t } = useTranslation('trips');
  const [eta, setEta] = useState('');
  const write = useWrite('POST /v1/trips/{tripId}/offers/{offerId}/answer', {
    label: t(`answer.${answer}`),
    texts: true,
  });
  const minutes = minutesIn(eta);
  const hasEta = answer === 'accept' || answer === 'en-route';
  const go = (): void => {
    write.mutate(
      {
        params: { tripId: trip.id, offerId: offer.id },
        body: { answer, ...(hasEta && minutes !== undefined && { etaMinutes: minutes }) },
      },
      {
        onSuccess: () => {
          notify(t('done.answer'));
          onClose();
        },
      },
    );
  };
  return (
    <DeedForm
      title={t(`answer.${answer}`)}
      texted={textedByAnswer(answer, trip, offer.id)}
      go={t('go.answer')}
      danger={answer === 'withdraw' || answer === 'no-show'}
      isReady={eta === '' || minutes !== undefined}
      isPending={write.isPending}
      fault={write.error}
      onGo={go}
      onClose={onClose}
    >
      <p>
        <Phone organizationId={offer.organizationId} />
      </p>
      {hasEta && <EtaField value={eta} onChange={setEta} />}
    </DeedForm>
  );
}

/** Calling off and asking anew both need a reason. */
export function ReasonDialog({
  trip,
  deed,
  onClose,
}: Props & { readonly deed: Extract<Deed, 'cancel' | 'redispatch'> }): ReactElement {
  const { t } = useTranslation('trips');
  const [reason, setReason] = useState<Reason>();
  const [whole, setWhole] = useState(false);
  const cancel = useWrite('POST /v1/trips/{tripId}/cancel', { label: t('deed.cancel'), texts: true });
  const redispatch = useWrite('POST /v1/trips/{tripId}/redispatch', { label: t('deed.redispatch'), texts: true });
  const cancelAll = useWrite('POST /v1/journeys/{journeyId}/cancel', { label: t('deed.cancel'), texts: true });
  const journeyId = trip.journey?.id;
  const all = deed === 'cancel' && whole && journeyId !== undefined;
  const { error, isPending } = all ? cancelAll : deed === 'cancel' ? cancel : redispatch;
  const onSuccess = (): void => {
    notify(t(`done.${deed}`));
    onClose();
  };
  const go = (): void => {
    if (reason === undefined) return;
    const options = { params: { tripId: trip.id }, version: trip.version, body: { reason } };
    if (all) cancelAll.mutate({ params: { journeyId }, body: { reason } }, { onSuccess });
    else (deed === 'cancel' ? cancel : redispatch).mutate(options, { onSuccess });
  };
  return (
    <DeedForm
      title={t(`deed.${deed}`)}
      texted={textedBy(deed, trip)}
      go={t(`go.${deed}`)}
      danger={deed === 'cancel'}
      isReady={reason !== undefined}
      isPending={isPending}
      fault={error}
      onGo={go}
      onClose={onClose}
    >
      <p>{t(`explain.${deed}`)}</p>
      <Choices
        label={t('reason.label')}
        value={reason}
        onChange={setReason}
        choices={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
      />
      {deed === 'cancel' && journeyId !== undefined && (
        <Checkbox isSelected={whole} onChange={setWhole}>
          {t('wholeJourney', { count: trip.journey?.parts ?? 1 })}
        </Checkbox>
      )}
    </DeedForm>
  );
}

/** When a trip is wanted that had no time yet, or another time while nobody has been asked. */
export function TimeDialog({ trip, onClose }: Props): ReactElement {
  const { t } = useTranslation('trips');
  const timeZone = useHubZone();
  const now = useNow();
  const [kind, setKind] = useState<'now' | 'at'>('at');
  const begun = wallClock(trip.when.kind === 'at' ? trip.pickupAt : now, timeZone);
  const [date, setDate] = useState(begun.date);
  const [time, setTime] = useState(trip.when.kind === 'at' ? begun.time : '');
  const write = useWrite('POST /v1/trips/{tripId}/time', { label: t('deed.time'), texts: true });
  const at = instantAt(date, time, timeZone);
  const isPast = at !== undefined && Date.parse(at) < now;
  const go = (): void => {
    if (kind === 'at' && at === undefined) return;
    write.mutate(
      {
        params: { tripId: trip.id },
        version: trip.version,
        body: { when: kind === 'at' && at !== undefined ? { kind, at } : { kind: 'now' } },
      },
      {
        onSuccess: () => {
          notify(t('done.time'));
          onClose();
        },
      },
    );
  };
  return (
    <DeedForm
      title={t('deed.time')}
      texted={textedBy('time', trip)}
      go={t('go.time')}
      isReady={kind === 'now' || (at !== undefined && !isPast)}
      isPending={write.isPending}
      fault={write.error}
      onGo={go}
      onClose={onClose}
    >
      <Choices
        label={t('when.label')}
        value={kind}
        onChange={setKind}
        choices={[
          { value: 'at', label: t('when.at') },
          { value: 'now', label: t('when.now') },
        ]}
      />
      {kind === 'at' && (
        <div className="trips-pair">
          <TextField label={t('when.date')} type="date" value={date} onChange={setDate} isRequired />
          <TextField
            label={t('when.time')}
            type="time"
            value={time}
            onChange={setTime}
            isRequired
            error={isPast ? t('when.past') : undefined}
          />
        </div>
      )}
    </DeedForm>
  );
}

export function ArrivalDialog({ trip, onClose }: Props): ReactElement {
  const { t } = useTranslation('trips');
  const [status, setStatus] = useState<'well' | 'not-well'>();
  const write = useWrite('POST /v1/trips/{tripId}/arrival', { label: t('deed.arrival'), texts: false });
  const go = (): void => {
    if (status === undefined) return;
    write.mutate(
      { params: { tripId: trip.id }, version: trip.version, body: { status } },
      {
        onSuccess: () => {
          notify(t('done.arrival'));
          onClose();
        },
      },
    );
  };
  return (
    <DeedForm
      title={t('deed.arrival')}
      texted={textedBy('arrival', trip)}
      go={t('go.arrival')}
      isReady={status !== undefined}
      isPending={write.isPending}
      fault={write.error}
      onGo={go}
      onClose={onClose}
    >
      <Select
        label={t('arrival.label')}
        value={status}
        onChange={setStatus}
        choices={[
          { value: 'well', label: t('arrival.well') },
          { value: 'not-well', label: t('arrival.not-well') },
        ]}
      />
    </DeedForm>
  );
}
