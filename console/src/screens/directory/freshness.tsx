import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ItemOf } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { count, plainDate } from '../../i18n/time.ts';
import { Ago } from '../../ui/clock.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices, TextField } from '../../ui/field.tsx';
import { Badge, Card, type Tone } from '../../ui/page.tsx';
import { explain, Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { hrefOf } from './kinds.ts';

type Assurance = ItemOf<'GET /v1/directory/assurance'>;
const WHICH = ['to-call', 'asked', 'stale', 'all'] as const;
const TONES: Readonly<Record<Assurance['status'], Tone>> = {
  'not-asked': 'muted',
  waiting: 'muted',
  asked: 'info',
  reminded: 'info',
  confirmed: 'ok',
  changed: 'warn',
  silent: 'warn',
  unreachable: 'danger',
};
const AT_ONCE = 25;

/** Who has said that what is listed of them is right, and whom a coordinator has to call. */
export function Freshness(): ReactElement {
  const { t } = useTranslation('directory');
  const [which, setWhich] = useState<(typeof WHICH)[number]>('to-call');
  const [shown, setShown] = useState(AT_ONCE);
  const [confirming, setConfirming] = useState<Assurance>();
  const read = useRead(
    'GET /v1/directory/assurance',
    { query: which === 'all' ? {} : { status: which } },
    { keep: true },
  );
  const items = read.data?.data.items ?? [];
  return (
    <Card title={t('fresh.title')}>
      <Choices
        label={t('fresh.which')}
        value={which}
        onChange={(one) => {
          setWhich(one);
          setShown(AT_ONCE);
        }}
        choices={WHICH.map((value) => ({ value, label: t(`fresh.show.${value}`) }))}
      />
      {read.error !== null ? (
        <Fault fault={read.error} retry={() => void read.refetch()} />
      ) : read.isPending ? (
        <Skeleton />
      ) : items.length === 0 ? (
        <p className="quiet">{t('fresh.none')}</p>
      ) : (
        <ul className="directory-tasks">
          {items.slice(0, shown).map((one) => (
            <Line key={one.organization.id} one={one} onConfirm={() => setConfirming(one)} />
          ))}
        </ul>
      )}
      {items.length > shown && (
        <Button onPress={() => setShown(shown + 4 * AT_ONCE)}>
          {t('fresh.more', { more: count(items.length - shown) })}
        </Button>
      )}
      {confirming !== undefined && (
        <ConfirmByPhone
          organizationId={confirming.organization.id}
          name={inLanguage(confirming.organization.name)}
          onClose={() => setConfirming(undefined)}
        />
      )}
    </Card>
  );
}

function Line({ one, onConfirm }: { readonly one: Assurance; readonly onConfirm: () => void }): ReactElement {
  const { t } = useTranslation('directory');
  const { organization, status, at, stale, said } = one;
  const name = inLanguage(organization.name);
  return (
    <li className="directory-task">
      <div className="grow">
        <Link to={hrefOf('organizations', organization.id)}>{name}</Link>{' '}
        <Badge tone={TONES[status]}>{t(`fresh.status.${status}`)}</Badge>
        <p className="quiet small">
          {organization.assuredOn === undefined
            ? t('confirmed.never')
            : t('confirmed.on', { day: plainDate(organization.assuredOn) })}
          {stale && <strong className="directory-doubt"> · {t('confirmed.old')}</strong>}
          {at !== undefined && (
            <>
              {' · '}
              <Ago at={at} />
            </>
          )}
        </p>
        {said !== undefined && <blockquote className="directory-said">{said}</blockquote>}
      </div>
      <div className="row">
        <AskByText organizationId={organization.id} name={name} />
        <Button small tone="primary" onPress={onConfirm}>
          {t('fresh.byPhone')}
        </Button>
      </div>
    </li>
  );
}

/** Asks by text whether all is still right. */
export function AskByText({
  organizationId,
  name,
}: {
  readonly organizationId: string;
  readonly name: string;
}): ReactElement {
  const { t } = useTranslation('directory');
  const ask = useWrite('POST /v1/directory/assurance/{organizationId}/ask', {
    label: t('fresh.askLabel', { name }),
    texts: true,
  });
  return (
    <Button
      small
      isDisabled={ask.isPending}
      aria-label={t('fresh.askOf', { name })}
      onPress={() =>
        ask.mutate(
          { params: { organizationId } },
          {
            onSuccess: () => notify(t('fresh.asked', { name })),
            onError: (fault) => notify(explain(fault), { tone: 'danger' }),
          },
        )
      }
    >
      {t('fresh.ask')}
    </Button>
  );
}

/** Somebody of it said on the telephone that all is right. */
export function ConfirmByPhone({
  organizationId,
  name,
  onClose,
}: {
  readonly organizationId: string;
  readonly name: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('directory');
  const [saidBy, setSaidBy] = useState('');
  const write = useWrite('POST /v1/directory/assurance/{organizationId}/confirm', {
    label: t('fresh.confirmLabel', { name }),
    texts: false,
  });
  return (
    <Dialog title={t('fresh.confirmOf', { name })} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate(
            { params: { organizationId }, body: { saidBy } },
            {
              onSuccess: () => {
                notify(t('fresh.confirmed', { name }));
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('fresh.confirmText')}</p>
        <TextField
          label={t('fresh.saidBy')}
          help={t('fresh.saidByHelp')}
          value={saidBy}
          onChange={setSaidBy}
          maxLength={200}
          isRequired
          autoFocus
        />
        {write.error !== null && <Fault fault={write.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" isDisabled={write.isPending || saidBy.trim() === ''}>
            {t('fresh.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The partner itself says that all is right: the same as its OK by text. */
export function ConfirmOwn(): ReactElement {
  const { t } = useTranslation('directory');
  const write = useWrite('POST /v1/directory/assurance/own', { label: t('fresh.ownLabel'), texts: false });
  return (
    <div className="stack">
      <p className="quiet small">{t('fresh.ownText')}</p>
      <div>
        <Button
          small
          tone="primary"
          isDisabled={write.isPending}
          onPress={() => write.mutate({}, { onSuccess: () => notify(t('fresh.ownDone')) })}
        >
          {t('fresh.own')}
        </Button>
      </div>
      {write.error !== null && <Fault fault={write.error} />}
    </div>
  );
}
