import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Link } from 'react-router';
import { refresh, useApi } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { count } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select, TextField } from '../../ui/field.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Empty, Fault } from '../../ui/states.tsx';
import { SERVICE_KINDS, type ServiceKind } from './codes.ts';
import { Broken } from './intake/records.ts';
import { Outcome } from './intake/outcome.tsx';
import { chooseAnother, chooseFiles, removeMissing, runIntake, stopIntake, useIntake } from './intake/state.ts';
import './directory.css';

const SOURCE = /^[a-z0-9-]{1,40}$/;
const NONE = 'none';
const ACCEPTED = ['.json', '.ndjson', '.jsonl', '.zip', '.csv'];

/** Another directory comes in: first as a preview that writes nothing, then for real. */
export function Screen(): ReactElement {
  const { t } = useTranslation('directory');
  const { role } = useMember();
  return (
    <Page title={t('import.title')}>
      <p className="row small no-print">
        <Link to="/directory">{t('back')}</Link>
      </p>
      {role === 'coordinator' || role === 'admin' ? <Import /> : <Empty title={t('staffOnly')} />}
    </Page>
  );
}

function Import(): ReactElement {
  const { t } = useTranslation('directory');
  const { client } = useApi();
  const queries = useQueryClient();
  const intake = useIntake();
  const [source, setSource] = useState('');
  const [kind, setKind] = useState<ServiceKind | typeof NONE>(NONE);
  const [preferFile, setPreferFile] = useState(false);
  const [publishContacts, setPublishContacts] = useState(false);
  const { step, records, tally, fault, broke } = intake;
  const isBusy = step === 'previewing' || step === 'running' || step === 'removing' || step === 'reading';
  const hasSource = SOURCE.test(source);
  const run = async (dryRun: boolean): Promise<void> => {
    const manner = { source, preferFile, publishContacts, ...(kind !== NONE && { defaultKind: kind }) };
    await runIntake(client, manner, dryRun);
    if (!dryRun) await refresh(queries);
  };
  if (step === 'choose' || step === 'reading') return <Choose />;
  return (
    <div className="directory-import">
      <Card>
        <div className="row spread">
          <p>
            <strong>{t('import.chosen', { name: intake.name, records: count(records.length) })}</strong>
          </p>
          {!isBusy && (
            <Button small onPress={chooseAnother}>
              {t('import.other')}
            </Button>
          )}
        </div>
        <div className="directory-columns">
          <TextField
            label={t('import.source')}
            help={t('import.sourceHelp')}
            value={source}
            onChange={setSource}
            isDisabled={isBusy}
            isRequired
            error={source !== '' && !hasSource ? t('import.sourceHelp') : undefined}
          />
          <Select
            label={t('import.defaultKind')}
            help={t('import.defaultKindHelp')}
            value={kind}
            isDisabled={isBusy}
            choices={[
              { value: NONE, label: t('import.noDefault') },
              ...SERVICE_KINDS.map((value) => ({ value, label: t(`serviceKind.${value}`) })),
            ]}
            onChange={setKind}
          />
        </div>
        <Checkbox isSelected={preferFile} onChange={setPreferFile} isDisabled={isBusy}>
          {t('import.preferFile')}
        </Checkbox>
        <Checkbox isSelected={publishContacts} onChange={setPublishContacts} isDisabled={isBusy}>
          {t('import.publishContacts')}
        </Checkbox>
        <Progress />
        {fault !== undefined && <Fault fault={fault} />}
        {step === 'stopped' && <p role="status">{t('import.stopped')}</p>}
        <div className="dialog-actions">
          {(step === 'previewing' || step === 'running') && (
            <Button tone="danger" onPress={stopIntake}>
              {t('import.stop')}
            </Button>
          )}
          {!isBusy && (
            <>
              {step === 'stopped' && broke === 'run' ? (
                <Button tone="primary" isDisabled={!hasSource} onPress={() => void run(false)}>
                  {t('import.resume')}
                </Button>
              ) : (
                <>
                  <Button
                    tone={step === 'previewed' ? 'plain' : 'primary'}
                    isDisabled={!hasSource}
                    onPress={() => void run(true)}
                  >
                    {step === 'previewed' ? t('import.again') : t('import.preview')}
                  </Button>
                  {step === 'previewed' && (
                    <Button tone="primary" isDisabled={!hasSource} onPress={() => void run(false)}>
                      {t('import.run')}
                    </Button>
                  )}
                </>
              )}
            </>
          )}
        </div>
      </Card>
      {tally.done > 0 && (
        <Outcome
          intake={intake}
          onRemove={() => {
            void removeMissing(client, source).then(() => refresh(queries));
          }}
        />
      )}
    </div>
  );
}

function Choose(): ReactElement {
  const { t } = useTranslation('directory');
  const { step, fault } = useIntake();
  const take = (files: readonly File[]): void => {
    if (files.length > 0) void chooseFiles(files);
  };
  return (
    <div className="directory-import">
      <p>{t('import.intro')}</p>
      <DropZone
        className="directory-drop"
        aria-label={t('import.choose')}
        onDrop={({ items }) => {
          void Promise.all(items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))).then(take);
        }}
      >
        {step === 'reading' ? (
          <p role="status">{t('import.reading')}</p>
        ) : (
          <>
            <FileTrigger allowsMultiple acceptedFileTypes={ACCEPTED} onSelect={(files) => take([...(files ?? [])])}>
              <Button tone="primary">{t('import.choose')}</Button>
            </FileTrigger>
            <span className="quiet">{t('import.drop')}</span>
          </>
        )}
      </DropZone>
      {fault !== undefined &&
        (fault instanceof Broken ? (
          <p className="fault" role="alert">
            {t(`import.broken.${fault.code}`, { name: fault.file, line: fault.line })}
          </p>
        ) : (
          <Fault fault={fault} />
        ))}
    </div>
  );
}

function Progress(): ReactElement | null {
  const { t } = useTranslation('directory');
  const { step, records, tally, missing = [], removedSoFar } = useIntake();
  if (step === 'removing') {
    return (
      <label>
        {t('import.removing', { done: count(removedSoFar), total: count(missing.length) })}
        <progress max={missing.length} value={removedSoFar} />
      </label>
    );
  }
  if (step !== 'previewing' && step !== 'running') return null;
  return (
    <label>
      {t(`import.${step}`, { done: count(tally.done), total: count(records.length) })}
      <progress max={records.length} value={tally.done} />
    </label>
  );
}
