import { Upload } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { Fault } from '../../ui/states.tsx';
import { readCsv, type CsvFile } from './csv.ts';
import { IMPORTS, tallyOf, type ImportKind, type Outcome } from './importing.ts';
import { useImport } from './use-import.ts';

/** What was recorded elsewhere before, from a table: looked at row by row first, then recorded; a row goes in once, for ever. */
export function ImportRows({ recipient }: { readonly recipient: string }): ReactElement {
  const { t } = useTranslation('reports');
  const [kind, setKind] = useState<ImportKind>('service-events');
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const { run, reset, progress, preview, recorded, fault } = useImport();
  const file = text.trim() === '' ? undefined : readCsv(text);
  const rows = file !== undefined && 'rows' in file ? file.rows : [];
  const isBusy = progress !== undefined;
  const change = (next: string): void => {
    reset();
    setText(next);
  };
  const sourced = source.trim() === '' ? undefined : source.trim();
  const isSource = sourced === undefined || /^[a-z0-9-]{1,40}$/.test(sourced);
  return (
    <Card title={t('import.title')}>
      <p className="quiet">{t('import.text')}</p>
      <Select
        label={t('import.kind')}
        value={kind}
        onChange={(next) => {
          reset();
          setKind(next);
        }}
        choices={IMPORTS.map(({ kind: value }) => ({ value, label: t(`import.kinds.${value}`) }))}
      />
      <Columns kind={kind} recipient={recipient} />
      <div className="row">
        <FileTrigger
          acceptedFileTypes={['.csv', 'text/csv', 'text/plain']}
          onSelect={(files) => {
            void files?.[0]?.text().then(change);
          }}
        >
          <Button icon={<Upload aria-hidden size={18} />}>{t('import.file')}</Button>
        </FileTrigger>
        {rows.length > 0 && <span>{t('import.rows', { count: rows.length })}</span>}
      </div>
      <TextField label={t('import.paste')} value={text} onChange={change} lines={6} error={whyUnread(file, t)} />
      <TextField
        label={t('import.source')}
        help={t('import.sourceHelp')}
        value={source}
        onChange={setSource}
        error={isSource ? undefined : t('import.sourceWrong')}
      />
      <div className="row">
        <Button isDisabled={rows.length === 0 || isBusy || !isSource} onPress={() => run(kind, rows, sourced, true)}>
          {t('import.preview')}
        </Button>
        {preview !== undefined && recorded === undefined && (
          <Button
            tone="primary"
            isDisabled={isBusy || tallyOf(preview).recordable === 0}
            onPress={() => run(kind, rows, sourced, false)}
          >
            {t('import.record', { count: tallyOf(preview).recordable })}
          </Button>
        )}
      </div>
      {progress !== undefined && (
        <div role="status" className="stack">
          <progress max={progress.of} value={progress.done} aria-label={t('import.title')} />
          <span className="small">{t('import.progress', progress)}</span>
        </div>
      )}
      {fault !== undefined && <Fault fault={fault} />}
      {(recorded ?? preview) !== undefined && (
        <Result outcomes={recorded ?? preview ?? []} isDone={recorded !== undefined} />
      )}
    </Card>
  );
}

type Words = ReturnType<typeof useTranslation<'reports'>>['t'];

function whyUnread(file: CsvFile | undefined, t: Words): string | undefined {
  if (file === undefined) return undefined;
  if ('badLine' in file) return t('import.badLine', { line: file.badLine });
  return file.rows.length === 0 ? t('import.noRows') : undefined;
}

function Columns({ kind, recipient }: { readonly kind: ImportKind; readonly recipient: string }): ReactElement {
  const { t } = useTranslation('reports');
  const columns = IMPORTS.find((one) => one.kind === kind)?.columns ?? [];
  return (
    <details className="reports-columns">
      <summary>{t('import.columns')}</summary>
      <ul>
        {columns.map(({ name, required }) => (
          <li key={name}>
            <code>{name}</code> {required ? t('import.required') : t('import.optional')}
          </li>
        ))}
      </ul>
      <p className="small">
        {t('import.thisRecipient')} <code>{recipient}</code>
      </p>
    </details>
  );
}

/** As many as are worth reading on a screen; the rest is told by number. */
const SHOWN = 100;

function Result({
  outcomes,
  isDone,
}: {
  readonly outcomes: readonly Outcome[];
  readonly isDone: boolean;
}): ReactElement {
  const { t } = useTranslation('reports');
  const tally = tallyOf(outcomes);
  const rejected = outcomes.filter(({ outcome }) => outcome === 'rejected');
  return (
    <section className="stack" aria-live="polite">
      <h3>{isDone ? t('import.done') : t('import.previewed')}</h3>
      <p>
        {isDone
          ? t('import.tallyDone', { recorded: tally.recorded, there: tally.there, rejected: tally.rejected })
          : t('import.tally', { recordable: tally.recordable, there: tally.there, rejected: tally.rejected })}
      </p>
      {rejected.length > 0 && (
        <div className="reports-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col" className="number">
                  {t('import.line')}
                </th>
                <th scope="col">{t('import.column')}</th>
                <th scope="col">{t('import.why')}</th>
              </tr>
            </thead>
            <tbody>
              {rejected.slice(0, SHOWN).map((row) => (
                <RejectedRow key={row.line} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rejected.length > SHOWN && <p className="small">{t('import.andMore', { count: rejected.length - SHOWN })}</p>}
      {rejected.length > 0 && <p className="small quiet">{t('import.again')}</p>}
    </section>
  );
}

function RejectedRow({ row }: { readonly row: Outcome }): ReactElement {
  const { i18n } = useTranslation();
  const known = row.code !== undefined && i18n.exists(`problems:${row.code}`);
  return (
    <tr>
      <td className="number">{row.line}</td>
      <td>{row.field !== undefined && <code>{row.field}</code>}</td>
      <td>
        {known ? i18n.t(`problems:${row.code ?? ''}`, { defaultValue: '' }) : <span lang="en">{row.message}</span>}
      </td>
    </tr>
  );
}
