import i18next from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Badge, Card, type Tone } from '../../../ui/page.tsx';
import { fieldLabel, valueInWords } from '../field-words.ts';
import { csvOf } from './csv.ts';
import type { Problem } from './run.ts';
import type { Intake } from './state.ts';

const ENTRY_KINDS = ['organization', 'program', 'location', 'service'] as const;
const SHOWN = 100;
const TONES: Readonly<Record<Problem['effect'], Tone>> = { refused: 'danger', 'kept-aside': 'warn', noted: 'info' };

/** What an import would do or has done: in numbers, row by row what is wrong, and entry by entry what changes. */
export function Outcome({
  intake,
  onRemove,
}: {
  readonly intake: Intake;
  readonly onRemove: () => void;
}): ReactElement {
  const { t } = useTranslation('directory');
  const { step, tally } = intake;
  return (
    <>
      <Card>
        {step === 'previewed' && <p role="status">{t('import.previewDone')}</p>}
        {step === 'done' && <p role="status">{t('import.done')}</p>}
        <table>
          <thead>
            <tr>
              <th scope="col">{t('import.kind')}</th>
              <th scope="col" className="number">
                {t('import.added')}
              </th>
              <th scope="col" className="number">
                {t('import.changed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ENTRY_KINDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`import.kinds.${kind}`)}</th>
                <td className="number">{count(tally.entries[kind].added)}</td>
                <td className="number">{count(tally.entries[kind].changed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl className="row">
          {(
            [
              ['records', tally.done],
              ['unchanged', tally.unchanged],
              ['refused', tally.refused],
              ['conflicts', tally.conflicts],
            ] as const
          ).map(([name, value]) => (
            <div key={name} className="row">
              <dt className="quiet">{t(`import.${name}`)}</dt>
              <dd>
                <strong>{count(value)}</strong>
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      {(step === 'previewed' || step === 'done') && <Missing intake={intake} onRemove={onRemove} />}
      <Problems problems={tally.problems} />
      <Changes intake={intake} />
    </>
  );
}

function Missing({ intake, onRemove }: { readonly intake: Intake; readonly onRemove: () => void }): ReactElement {
  const { t } = useTranslation('directory');
  const { missing, removed, step } = intake;
  return (
    <Card>
      {removed !== undefined ? (
        <p role="status">{t('import.removedCount', { removed: count(removed.removed), kept: count(removed.kept) })}</p>
      ) : missing === undefined ? (
        <p>{t('import.notWithRefused')}</p>
      ) : missing.length === 0 ? (
        <p className="quiet">{t('import.noneMissing')}</p>
      ) : (
        <div className="row spread">
          <p>{t('import.missing', { count: missing.length })}</p>
          {step === 'done' && <Button onPress={onRemove}>{t('import.removeMissing')}</Button>}
        </div>
      )}
    </Card>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactElement {
  const { t } = useTranslation('directory');
  const shown = problems
    .toSorted((one, other) => Number(other.effect === 'refused') - Number(one.effect === 'refused'))
    .slice(0, SHOWN);
  const columns = ['file', 'row', 'field', 'effect', 'code', 'message', 'remedy'] as const;
  const download = (): void => {
    const rows = problems.map(({ at, effect, code, message, remedy }) => [
      at.file,
      String(at.row),
      at.field,
      t(`import.effect.${effect}`),
      code,
      message,
      remedy,
    ]);
    const header = columns.map((column) => t(`import.columns.${column}`));
    const address = URL.createObjectURL(new Blob(['\uFEFF', csvOf([header, ...rows])], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'problems.csv';
    link.click();
    URL.revokeObjectURL(address);
  };
  if (problems.length === 0) return <p className="quiet">{t('import.noProblems')}</p>;
  return (
    <Card
      title={t('import.problems', { count: problems.length })}
      actions={
        <Button small onPress={download}>
          {t('import.download')}
        </Button>
      }
    >
      {problems.length > SHOWN && <p className="quiet small">{t('import.more', { count: SHOWN })}</p>}
      <ul className="directory-tasks">
        {shown.map(({ at, effect, code, message, remedy }, position) => (
          <li key={`${at.file} ${at.row} ${at.field} ${code} ${position}`}>
            <p>
              <Badge tone={TONES[effect]}>{t(`import.effect.${effect}`)}</Badge>{' '}
              <span className="small">{t('import.row', { file: at.file, row: at.row })}</span>{' '}
              <code className="small">{at.field}</code>
            </p>
            <p>{inWords(code) ?? `${message} ${remedy}`}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Changes({ intake: { tally } }: { readonly intake: Intake }): ReactElement | null {
  const { t } = useTranslation('directory');
  const changed = tally.changes.filter(({ outcome }) => outcome === 'changed');
  if (changed.length === 0) return null;
  return (
    <Card title={t('import.changes')}>
      {changed.length > SHOWN && <p className="quiet small">{t('import.more', { count: SHOWN })}</p>}
      <ul className="directory-tasks">
        {changed.slice(0, SHOWN).map(({ kind, id, at, fields, conflicts }) => (
          <li key={`${kind} ${id} ${at.row}`}>
            <p>
              <Badge>{t(`import.kinds.${kind}`)}</Badge>{' '}
              <span className="small">{t('import.row', { file: at.file, row: at.row })}</span>
              {conflicts.length > 0 && <Badge tone="warn">{t('import.conflicts')}</Badge>}
            </p>
            <dl className="directory-changes small">
              {fields.map(({ field, before, after }) => (
                <div key={field}>
                  <dt>{fieldLabel(field, t)}</dt>
                  <dd>
                    {before !== undefined && <del>{valueInWords(before, t)}</del>}{' '}
                    {after !== undefined && <ins>{valueInWords(after, t)}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is wrong and what to do, in the member's language; nothing for a code that has no words here. */
const inWords = (code: string): string | undefined =>
  i18next.exists(`directory:import.problem.${code}`)
    ? i18next.t(`directory:import.problem.${code}`, { defaultValue: '' })
    : undefined;
