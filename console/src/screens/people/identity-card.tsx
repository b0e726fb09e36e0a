import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Answered } from '../../api/client.ts';
import { useRead } from '../../api/hooks.ts';
import { dateTime } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { personIdIn, shortId } from './file.ts';
import { MergeForm, SplitForm } from './merge-form.tsx';
import { Colleague } from './words.tsx';

interface Props {
  readonly personId: string;
  readonly identity: UseQueryResult<Answered<'GET /v1/people/{personId}/identity'>>;
}

/** Which files are this person: found to be, or waiting for somebody to say. */
export function IdentityCard({ personId, identity }: Props): ReactElement {
  const { t } = useTranslation('people');
  const pairs = useRead('GET /v1/duplicates', { query: { limit: 100 } });
  const [splitting, setSplitting] = useState<string>();
  const [other, setOther] = useState<string>();
  const [asking, setAsking] = useState(false);
  const waiting = (pairs.data?.data.items ?? []).filter(({ personIds }) => personIds.includes(personId));
  const found = identity.data?.data;
  return (
    <Card
      title={t('identity.title')}
      actions={
        <Button small tone="quiet" onPress={() => setAsking(true)}>
          {t('identity.mergeWith')}
        </Button>
      }
    >
      {identity.error !== null && <Fault fault={identity.error} retry={() => void identity.refetch()} />}
      {identity.isPending && <Skeleton lines={2} />}
      {found !== undefined && found.countedWith === undefined && found.files.length === 0 && waiting.length === 0 && (
        <p className="quiet">{t('identity.alone')}</p>
      )}
      <ul className="people-rows">
        {waiting.map(({ pairId, kinds }) => (
          <li key={pairId} className="people-row">
            <span className="people-row-what">
              <Badge tone="warn">{t('identity.maybe')}</Badge>
              <span className="small">{kinds.map((kind) => t(`identifier.${kind}`)).join(', ')}</span>
            </span>
            <Link to={`/duplicates?pair=${pairId}`} className="button button-small">
              {t('identity.compare')}
            </Link>
          </li>
        ))}
        {found?.countedWith !== undefined && (
          <li className="people-row">
            <span className="people-row-what">
              <span>
                {t('identity.countedWith')}{' '}
                <Link to={`/people/${found.countedWith}`}>{shortId(found.countedWith)}</Link>
              </span>
            </span>
            <Button small tone="quiet" onPress={() => setSplitting(personId)}>
              {t('identity.split')}
            </Button>
          </li>
        )}
        {found?.files.map((file) => (
          <li key={file} className="people-row">
            <span className="people-row-what">
              <span>
                {t('identity.holds')} <Link to={`/people/${file}`}>{shortId(file)}</Link>
              </span>
            </span>
            <Button small tone="quiet" onPress={() => setSplitting(file)}>
              {t('identity.split')}
            </Button>
          </li>
        ))}
      </ul>
      {found !== undefined && found.merges.length > 0 && (
        <details className="people-more">
          <summary>{t('identity.history', { count: found.merges.length })}</summary>
          <ul className="people-rows">
            {found.merges.map(({ id, kind, at, by, state }) => (
              <li key={id} className="people-row">
                <span className="people-row-what">
                  <span>{t(`identity.kind.${kind}`)}</span>
                  <span className="quiet small">
                    {dateTime(at)} · <Colleague sub={by} />
                  </span>
                </span>
                {state !== 'done' && <Badge tone="info">{t('identity.underWay')}</Badge>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {splitting !== undefined && <SplitForm personId={splitting} onClose={() => setSplitting(undefined)} />}
      {asking && (
        <AskOther
          onClose={() => setAsking(false)}
          onFound={(id) => {
            setAsking(false);
            if (id !== personId) setOther(id);
          }}
        />
      )}
      {other !== undefined && <MergeForm personIds={[personId, other]} onClose={() => setOther(undefined)} />}
    </Card>
  );
}

/** The other file, by its number: no list of names is there to choose from. */
function AskOther({
  onClose,
  onFound,
}: {
  readonly onClose: () => void;
  readonly onFound: (personId: string) => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const [pasted, setPasted] = useState('');
  const [asked, setAsked] = useState(false);
  const id = personIdIn(pasted);
  const go = (): void => {
    setAsked(true);
    if (id !== undefined) onFound(id);
  };
  return (
    <Dialog title={t('identity.mergeWith')} isOpen onClose={onClose}>
      <TextField
        label={t('identity.other')}
        value={pasted}
        onChange={setPasted}
        autoFocus
        help={t('identity.otherHelp')}
        error={asked && id === undefined ? t('list.numberWrong') : undefined}
      />
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="primary" onPress={go}>
          {t('identity.goOn')}
        </Button>
      </div>
    </Dialog>
  );
}
