import { Fragment, useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page.tsx';
import { readTyped, valueAt } from './edits.ts';
import { FieldOf } from './field-of.tsx';
import { groupsOf, type Section } from './fields.ts';
import { ListChange } from './list-change.tsx';
import { ListEditor } from './list-editor.tsx';
import { listAt, type ListPath } from './lists.ts';
import { SaveBar, type Change } from './save-bar.tsx';
import type { HubEditing } from './use-hub.ts';
import { itemsAt, listsOf, useSection } from './use-section.ts';
import { groupWord, useFieldWords } from './words.ts';

interface Props {
  readonly section: Section;
  readonly editing: HubEditing;
}

const MARKED = '[aria-invalid="true"], [data-invalid] input, [data-invalid] button';

function placeOf(path: ListPath): string {
  const { stands } = listAt(path);
  return typeof stands === 'string' ? stands : stands.after;
}

/** One part of the settings: its values with their bounds, its lists, and what will change before it is saved. */
export function HubSection({ section, editing }: Props): ReactElement {
  const { t } = useTranslation('settings');
  const words = useFieldWords();
  const drafts = useSection(section, editing);
  const root = useRef<HTMLDivElement>(null);
  const [tries, setTries] = useState(0);
  const isMarked = drafts.marks || drafts.isRefused;
  useEffect(() => {
    if (isMarked) root.current?.querySelector<HTMLElement>(MARKED)?.focus();
  }, [tries, isMarked]);
  // What was pressed is gone with what was to be saved.
  const focusSection = (): void => root.current?.focus();
  const { hub, mayChange } = editing;
  const fields = groupsOf(section).flatMap(([, group]) => group);
  const changes: readonly Change[] = [
    ...fields
      .filter(({ path }) => Object.hasOwn(drafts.values, path))
      .map((field) => ({
        key: field.path,
        label: words.label(field),
        before: words.value(field, valueAt(hub, field.path)),
        after: words.value(field, drafts.values[field.path]),
      })),
    ...listsOf(section)
      .filter((path) => Object.hasOwn(drafts.values, path))
      .map((path) => ({
        key: path,
        label: t(`list.${listAt(path).name}.title`),
        said: <ListChange list={listAt(path)} before={itemsAt(hub, path)} after={drafts.read(path).items} />,
      })),
  ];
  const lists = (where: string): readonly ReactElement[] =>
    listsOf(section)
      .filter((path) => placeOf(path) === where)
      .map((path) => (
        <ListEditor
          key={path}
          path={path}
          rows={drafts.rows(path)}
          wrongs={drafts.read(path).wrongs}
          marks={drafts.marks}
          mayChange={mayChange}
          errorAt={drafts.errorAt}
          onChange={(rows, touched) => drafts.changeRows(path, rows, touched)}
        />
      ));
  return (
    <div className="settings-section" ref={root} tabIndex={-1}>
      {!mayChange && <p className="quiet">{t('onlyAdmin')}</p>}
      {lists('first')}
      <div className="settings-groups">
        {groupsOf(section).map(([group, own]) => (
          <Fragment key={group}>
            <Card title={t(groupWord(section, group))}>
              <div className="settings-fields">
                {own.map((field) => {
                  const shown = drafts.shown(field);
                  const read = readTyped(field, shown);
                  return (
                    <FieldOf
                      key={field.path}
                      field={field}
                      label={words.label(field)}
                      help={words.help(field)}
                      shown={shown}
                      error={
                        'wrong' in read ? t(`wrong.${read.wrong}`, words.bounds(field)) : drafts.errorAt(field.path)
                      }
                      isDisabled={!mayChange}
                      onChange={(value) => drafts.change(field, value)}
                    />
                  );
                })}
              </div>
            </Card>
            {lists(group)}
          </Fragment>
        ))}
      </div>
      {lists('last')}
      <SaveBar
        editing={editing}
        changes={changes}
        isWrong={drafts.isWrong}
        isMarked={drafts.marks}
        isRefused={drafts.isRefused}
        fault={drafts.fault}
        onSave={() => {
          drafts.save(focusSection);
          setTries(tries + 1);
        }}
        onDiscard={() => {
          drafts.discard();
          focusSection();
        }}
      />
    </div>
  );
}
