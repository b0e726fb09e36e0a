import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ItemOf } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { hrefOf } from './kinds.ts';

type Ending = ItemOf<'GET /v1/agreements/reminders'>;

/** Agreements that end soon or have ended, and that none follows. */
export function AgreementsEnding(): ReactElement {
  const { t } = useTranslation('directory');
  const { data, error, refetch } = useRead('GET /v1/agreements/reminders', {});
  const [renewing, setRenewing] = useState<Ending>();
  return (
    <Card title={t('ending.title')}>
      {error !== null ? (
        <Fault fault={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton />
      ) : data.data.items.length === 0 ? (
        <p className="quiet">{t('ending.none')}</p>
      ) : (
        <ul className="directory-tasks">
          {data.data.items.map((one) => (
            <li key={one.agreementId} className="directory-task">
              <div className="grow">
                <Link to={hrefOf('agreements', one.agreementId)}>{t(`agreementKind.${one.kind}`)}</Link>{' '}
                <Badge tone={one.state === 'ended' ? 'danger' : 'warn'}>
                  {t(`ending.${one.state}`, { day: plainDate(one.lastDay) })}
                </Badge>
                <p className="quiet small">{one.parties.map(({ name }) => inLanguage(name)).join(', ')}</p>
              </div>
              <Button small onPress={() => setRenewing(one)}>
                {t('ending.renew')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {renewing !== undefined && (
        <Renewal
          agreementId={renewing.agreementId}
          name={t(`agreementKind.${renewing.kind}`)}
          lastDay={renewing.lastDay}
          onClose={() => setRenewing(undefined)}
        />
      )}
    </Card>
  );
}

const nextYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;

/** The agreement that follows one: the same parties and coverage, from the day after its last. */
export function Renewal({
  agreementId,
  name,
  lastDay,
  onClose,
}: {
  readonly agreementId: string;
  readonly name: string;
  readonly lastDay: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('directory');
  const [validTo, setValidTo] = useState(() => nextYear(lastDay));
  const write = useWrite('POST /v1/agreements/{id}/renew', { label: t('ending.label', { name }), texts: false });
  return (
    <Dialog title={t('ending.renewOf', { name })} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate(
            { params: { id: agreementId }, body: validTo === '' ? {} : { validTo } },
            {
              onSuccess: () => {
                notify(t('ending.renewed'));
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('ending.follows', { day: plainDate(lastDay) })}</p>
        <TextField
          type="date"
          label={t('agreement.validTo')}
          help={t('agreement.untilEnded')}
          value={validTo}
          onChange={setValidTo}
          min={lastDay}
          autoFocus
        />
        {write.error !== null && <Fault fault={write.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" isDisabled={write.isPending}>
            {t('ending.renew')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
