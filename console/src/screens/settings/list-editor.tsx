import { Plus } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { OrganizationBox } from '../../ui/organization-box.tsx';
import { Card } from '../../ui/page.tsx';
import { CommunityTags } from './community-tags.tsx';
import { ListRow } from './list-row.tsx';
import { listAt, type ListPath } from './lists.ts';
import { moved } from './order.ts';
import { idOf, idRow, withRow, type Row, type Wrongs } from './rows.ts';

interface Props {
  readonly path: ListPath;
  readonly rows: readonly Row[];
  readonly wrongs: ReadonlyMap<number, Wrongs>;
  readonly marks: boolean;
  readonly mayChange: boolean;
  readonly errorAt: (path: string) => string | undefined;
  readonly onChange: (rows: readonly Row[], touched: string) => void;
}

/** A list of the settings: add, change, move, take out. Nothing is said to the API before the whole part is saved. */
export function ListEditor({ path, rows, wrongs, marks, mayChange, errorAt, onChange }: Props): ReactElement {
  const { t } = useTranslation('settings');
  const list = listAt(path);
  const { name, idsOf, most, isOrdered = false } = list;
  const root = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const focus = (selector: string): void => {
    // Once it is drawn.
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const add = (): void => {
    const next = withRow(rows, list.fresh);
    const key = next.at(-1)?.key ?? 0;
    onChange(next, path);
    setOpen(new Set([...open, key]));
    focus(`[data-row="${key}"] :is(input, button)`);
  };
  const addId = (id: string | undefined): void => {
    if (id !== undefined && !rows.some(({ draft }) => idOf(draft) === id)) onChange(idRow(rows, id), path);
  };
  const remove = (at: number): void => {
    const next = rows[at + 1] ?? rows[at - 1];
    onChange(rows.toSpliced(at, 1), path);
    focus(next === undefined ? '.settings-add :is(input, button)' : `[data-row="${next.key}"] .settings-remove`);
  };
  const move = (at: number, to: number): void => {
    const key = rows[at]?.key ?? 0;
    onChange(moved(rows, at, to), path);
    // The button that was pressed may be at its end.
    focus(
      `[data-row="${key}"] .${to < at ? 'settings-up' : 'settings-down'}:enabled, [data-row="${key}"] .settings-move :enabled`,
    );
  };
  const Rows = isOrdered ? 'ol' : 'ul';
  return (
    <div ref={root}>
      <Card title={t(`list.${name}.title`)}>
        <p className="quiet">{t(`list.${name}.text`)}</p>
        {idsOf === 'community' ? (
          <CommunityTags
            name={name}
            ids={rows.map(({ draft }) => idOf(draft))}
            mayAdd={mayChange && rows.length < most}
            mayChange={mayChange}
            error={errorAt(path)}
            onAdd={addId}
            onRemove={(ids) =>
              onChange(
                rows.filter(({ draft }) => !ids.has(idOf(draft))),
                path,
              )
            }
          />
        ) : (
          <>
            {rows.length === 0 && <p className="settings-none">{t(`list.${name}.none`)}</p>}
            <Rows className="settings-rota">
              {rows.map((row, at) => (
                <ListRow
                  key={row.key}
                  list={list}
                  row={row}
                  at={at}
                  size={rows.length}
                  wrongs={wrongs.get(row.key) ?? {}}
                  marks={marks}
                  mayChange={mayChange}
                  isOpen={open.has(row.key)}
                  errorAt={(field) => errorAt(field === '' ? `${path}.${at}` : `${path}.${at}.${field}`)}
                  onOpen={(isOpen) => {
                    const others = [...open].filter((key) => key !== row.key);
                    setOpen(new Set(isOpen ? [...others, row.key] : others));
                  }}
                  onChange={(draft) => onChange(rows.with(at, { ...row, draft }), `${path}.${at}`)}
                  onMove={(by) => move(at, at + by)}
                  onRemove={() => remove(at)}
                />
              ))}
            </Rows>
            {mayChange && rows.length < most && (
              <div className="settings-add">
                {idsOf === 'organization' ? (
                  <OrganizationBox label={t(`list.${name}.add`)} value={undefined} onChange={addId} />
                ) : (
                  <Button icon={<Plus aria-hidden size={16} />} onPress={add}>
                    {t(`list.${name}.add`)}
                  </Button>
                )}
              </div>
            )}
          </>
        )}
      </Card>
    </div>
  );
}
