import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useId, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Wrong } from './edits.ts';
import { FieldOf } from './field-of.tsx';
import type { Draft, HubList, ItemField } from './lists.ts';
import { idOf, readRows, type Row, type Wrongs } from './rows.ts';
import { Said } from './said.tsx';
import { useFieldWords } from './words.ts';

interface Props {
  readonly list: HubList;
  readonly row: Row;
  readonly at: number;
  /** Of the list. */
  readonly size: number;
  readonly wrongs: Wrongs;
  readonly marks: boolean;
  readonly mayChange: boolean;
  readonly isOpen: boolean;
  readonly errorAt: (field: string) => string | undefined;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onChange: (draft: Draft) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

/** One thing of a list: what it is, or its fields, and what can be done with it. */
export function ListRow(props: Props): ReactElement {
  const { list, row, at, size, wrongs, marks, mayChange, isOpen, errorAt, onOpen, onMove, onRemove } = props;
  const { t } = useTranslation('settings');
  const name = useId();
  const isOfIds = list.idsOf !== undefined;
  const fields = list.fields(row.draft);
  const isMarked = (marks && Object.keys(wrongs).length > 0) || fields.some(({ path }) => errorAt(path) !== undefined);
  const isUnfolded = !isOfIds && (list.isFolded !== true || isOpen || isMarked);
  const error = isOfIds ? errorAt('') : undefined;
  return (
    <li data-row={row.key}>
      {list.isOrdered === true && (
        <span className="settings-place" aria-hidden>
          {at + 1}
        </span>
      )}
      <div className={list.isFolded === true ? 'settings-thing settings-wide' : 'settings-thing'}>
        <div className={isUnfolded ? 'unseen' : 'settings-said'} id={name}>
          <Said list={list} item={isOfIds ? idOf(row.draft) : readRows(list, [row]).items[0]} />
        </div>
        {isUnfolded && <RowFields {...props} fields={fields} />}
        {error !== undefined && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </div>
      <div className="settings-move">
        {list.isFolded === true && !isMarked && (
          <RowButton
            of={name}
            name="edit"
            isExpanded={isOpen}
            label={t(isOpen ? 'list.fold' : mayChange ? 'list.edit' : 'list.view')}
            onPress={() => onOpen(!isOpen)}
          />
        )}
        {mayChange && list.isOrdered === true && (
          <>
            <RowButton
              of={name}
              name="up"
              label={t('list.up')}
              icon={<ArrowUp aria-hidden size={16} />}
              isDisabled={at === 0}
              onPress={() => onMove(-1)}
            />
            <RowButton
              of={name}
              name="down"
              label={t('list.down')}
              icon={<ArrowDown aria-hidden size={16} />}
              isDisabled={at === size - 1}
              onPress={() => onMove(1)}
            />
          </>
        )}
        {mayChange && !(list.keeps === true && row.isSaved) && (
          <RowButton
            of={name}
            name="remove"
            label={t('list.remove')}
            icon={<X aria-hidden size={16} />}
            isDisabled={size <= list.least}
            onPress={onRemove}
          />
        )}
      </div>
    </li>
  );
}

interface RowButtonProps {
  /** The id of what names the thing: a button says what it does, and with what. */
  readonly of: string;
  readonly name: 'edit' | 'up' | 'down' | 'remove';
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  readonly isExpanded?: boolean;
  readonly onPress: () => void;
}

function RowButton({ of, name, label, icon, isDisabled = false, isExpanded, onPress }: RowButtonProps): ReactElement {
  const id = useId();
  return (
    <AriaButton
      id={id}
      className={`button ${icon === undefined ? 'button-plain' : 'button-quiet button-only-icon'} button-small settings-${name}`}
      aria-label={label}
      aria-labelledby={`${id} ${of}`}
      {...(isExpanded !== undefined && { 'aria-expanded': isExpanded })}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {icon ?? <span>{label}</span>}
    </AriaButton>
  );
}

/** Nothing has been written yet: that is said once somebody tries to save. */
const LATER: readonly Wrong[] = ['empty', 'missing', 'either'];

function RowFields({
  row,
  fields,
  wrongs,
  marks,
  mayChange,
  errorAt,
  onChange,
}: Props & { readonly fields: readonly ItemField[] }): ReactElement {
  const { t } = useTranslation('settings');
  const words = useFieldWords();
  const said = (field: ItemField): string | undefined => {
    const wrong = wrongs[field.path];
    const isLater = wrong !== undefined && (LATER.includes(wrong) || (wrong === 'places' && !row.isSaved));
    if (wrong === undefined || (isLater && !marks)) return errorAt(field.path);
    return t(`wrong.${wrong}`, words.bounds(field));
  };
  return (
    <div className="settings-caller">
      {fields.map((field) =>
        field.kind === 'code' && row.isSaved ? (
          <p key={field.path} className="settings-code">
            <span className="set-label">{words.itemLabel(field)}</span>
            <code>{words.value(field, row.draft[field.path])}</code>
          </p>
        ) : (
          <FieldOf
            key={field.path}
            field={field}
            label={words.itemLabel(field)}
            help={words.itemHelp(field)}
            shown={row.draft[field.path]}
            error={said(field)}
            isOptional={field.optional === true}
            isDisabled={!mayChange}
            onChange={(value) => onChange({ ...row.draft, [field.path]: value })}
          />
        ),
      )}
    </div>
  );
}
