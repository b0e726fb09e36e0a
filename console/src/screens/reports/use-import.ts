import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refresh, useApi } from '../../api/hooks.ts';
import { inBatches, type CsvRow } from './csv.ts';
import { BATCH, IMPORTS, type ImportKind, type Outcome } from './importing.ts';

interface Import {
  readonly run: (kind: ImportKind, rows: readonly CsvRow[], source: string | undefined, dryRun: boolean) => void;
  /** The table is another now: what was found of the last one is forgotten, and what still goes on is not heard. */
  readonly reset: () => void;
  readonly progress: { readonly done: number; readonly of: number } | undefined;
  readonly preview: readonly Outcome[] | undefined;
  readonly recorded: readonly Outcome[] | undefined;
  readonly fault: unknown;
}

/** Sends a table batch by batch. What was recorded before a fault stays; the same table sent again passes over it. */
export function useImport(): Import {
  const { t } = useTranslation('reports');
  const { client, writes } = useApi();
  const queries = useQueryClient();
  const current = useRef(0);
  const [progress, setProgress] = useState<Import['progress']>();
  const [preview, setPreview] = useState<readonly Outcome[]>();
  const [recorded, setRecorded] = useState<readonly Outcome[]>();
  const [fault, setFault] = useState<unknown>();

  const send = async (
    kind: ImportKind,
    rows: readonly CsvRow[],
    source: string | undefined,
    dryRun: boolean,
  ): Promise<void> => {
    const signature = IMPORTS.find((one) => one.kind === kind)?.signature;
    if (signature === undefined) return;
    current.current += 1;
    const mine = current.current;
    const isCurrent = (): boolean => current.current === mine;
    const outcomes: Outcome[] = [];
    setFault(undefined);
    setProgress({ done: 0, of: rows.length });
    try {
      for (const batch of inBatches(rows, BATCH)) {
        const body = {
          rows: batch.map(({ line, cells }) => ({ ...cells, line })),
          ...(source !== undefined && { source }),
          dryRun,
        };
        const { data } = dryRun
          ? await client.call(signature, { body })
          : await writes.write(signature, { body }, { label: t('import.title'), texts: false });
        if (!isCurrent()) return;
        outcomes.push(...data.rows);
        setProgress({ done: outcomes.length, of: rows.length });
      }
      if (dryRun) setPreview(outcomes);
      else setRecorded(outcomes);
    } catch (thrown) {
      if (isCurrent()) setFault(thrown);
    }
    if (isCurrent()) setProgress(undefined);
    if (!dryRun) await refresh(queries);
  };

  return {
    run: (...given) => void send(...given),
    reset: () => {
      current.current += 1;
      setProgress(undefined);
      setPreview(undefined);
      setRecorded(undefined);
      setFault(undefined);
    },
    progress,
    preview,
    recorded,
    fault,
  };
}
