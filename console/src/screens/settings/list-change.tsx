import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HubList } from './lists.ts';
import { differences } from './rows.ts';
import { Said } from './said.tsx';

interface Props {
  readonly list: HubList;
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
}

/** What will be another list: each thing that goes, comes or changes, and the order where that is what changes. */
export function ListChange({ list, before, after }: Props): ReactElement {
  const { t } = useTranslation('settings');
  const { each, isMoved } = differences(list, before, after);
  return (
    <ul className="settings-differences">
      {each.map((one, at) => (
        <li key={at}>
          {'before' in one && (
            <del>
              <Said list={list} item={one.before} />
            </del>
          )}
          {'before' in one && 'after' in one ? <span aria-hidden> → </span> : null}
          {'after' in one && (
            <ins>
              {!('before' in one) && `${t('list.new')} `}
              <Said list={list} item={one.after} />
            </ins>
          )}
        </li>
      ))}
      {isMoved && (
        <li>
          {t('list.order')}{' '}
          <ins>
            {after.map((item, at) => (
              <Fragment key={at}>
                {at > 0 && ' → '}
                <NameOf list={list} item={item} />
              </Fragment>
            ))}
          </ins>
        </li>
      )}
    </ul>
  );
}

/** The first thing that is said of it is enough to tell it from the others. */
const NameOf = ({ list, item }: Pick<Props, 'list'> & { readonly item: unknown }): ReactElement => (
  <Said list={{ ...list, fields: (draft) => list.fields(draft).slice(0, 1) }} item={item} />
);
