import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ItemOf } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { count } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices } from '../../ui/field.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { explain, Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { hrefOf, KIND_OF } from './kinds.ts';

type Pair = ItemOf<'GET /v1/directory/duplicates'>;
const PAIRS = 25;

/** What may have been entered twice: a human says whether it is one or two. */
export function Duplicates(): ReactElement {
  const { t } = useTranslation('directory');
  const read = useRead('GET /v1/directory/duplicates', { query: { limit: PAIRS } });
  const [merging, setMerging] = useState<Pair>();
  const different = useWrite('POST /v1/directory/duplicates/{pair}/different', {
    label: t('twice.different'),
    texts: false,
  });
  const pairs = read.data?.data.items ?? [];
  return (
    <Card title={t('twice.title')}>
      {read.error !== null ? (
        <Fault fault={read.error} retry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Skeleton />
      ) : pairs.length === 0 ? (
        <p className="quiet">{t('twice.none')}</p>
      ) : (
        <>
          <p className="quiet small">
            {t('twice.count', { count: read.data.data.total, shown: count(read.data.data.total) })}
          </p>
          <ul className="directory-tasks">
            {pairs.map((pair) => (
              <li key={pair.pair} className="directory-task">
                <div className="grow">
                  <p>
                    {pair.entries.map(({ id, name }, at) => (
                      <span key={id}>
                        {at > 0 && ` ${t('twice.and')} `}
                        <Link to={hrefOf(KIND_OF[pair.kind], id)}>{inLanguage(name)}</Link>
                      </span>
                    ))}{' '}
                    <Badge>{t(`type.${pair.kind}`)}</Badge>
                  </p>
                  <p className="quiet small">{pair.reasons.map(({ text }) => inLanguage(text)).join(' · ')}</p>
                </div>
                <div className="row">
                  <Button
                    small
                    isDisabled={different.isPending}
                    onPress={() =>
                      different.mutate(
                        { params: { pair: pair.pair } },
                        {
                          onSuccess: () => notify(t('twice.areTwo')),
                          onError: (fault) => notify(explain(fault), { tone: 'danger' }),
                        },
                      )
                    }
                  >
                    {t('twice.different')}
                  </Button>
                  <Button small tone="primary" onPress={() => setMerging(pair)}>
                    {t('twice.merge')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {merging !== undefined && <Merge pair={merging} onClose={() => setMerging(undefined)} />}
    </Card>
  );
}

function Merge({ pair, onClose }: { readonly pair: Pair; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('directory');
  const [keep, setKeep] = useState(pair.entries[0]?.id);
  const write = useWrite('POST /v1/directory/duplicates/{pair}/merge', { label: t('twice.merge'), texts: false });
  return (
    <Dialog title={t('twice.merge')} isOpen onClose={onClose} wide>
      <p>{t('twice.mergeText')}</p>
      <Choices
        label={t('twice.keep')}
        value={keep}
        onChange={setKeep}
        choices={pair.entries.map(({ id, name }, at) => ({
          value: id,
          label: t('twice.choice', { number: at + 1, name: inLanguage(name) }),
        }))}
      />
      {write.error !== null && <Fault fault={write.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button
          tone="primary"
          isDisabled={write.isPending || keep === undefined}
          onPress={() => {
            if (keep === undefined) return;
            write.mutate(
              { params: { pair: pair.pair }, body: { keep } },
              {
                onSuccess: () => {
                  notify(t('twice.merged'));
                  onClose();
                },
              },
            );
          }}
        >
          {t('twice.merge')}
        </Button>
      </div>
    </Dialog>
  );
}
