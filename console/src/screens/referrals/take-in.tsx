import { FileInput } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Link } from 'react-router';
import type { AnswerOf } from '../../api/contract.ts';
import { useWrite } from '../../api/hooks.ts';
import { Problem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/states.tsx';
import { bundleIn } from './bundle.ts';

type TakenIn = AnswerOf<'POST /v1/referral-packages'>;

/** A referral of another hub, in the file that it was downloaded as. */
export function TakeIn(): ReactElement {
  const { t } = useTranslation('referrals');
  const [refused, setRefused] = useState<string>();
  const [taken, setTaken] = useState<TakenIn>();
  const write = useWrite('POST /v1/referral-packages', { label: t('packages.label'), texts: false });
  const take = async (file: File): Promise<void> => {
    setTaken(undefined);
    write.reset();
    const body = await bundleIn(file);
    setRefused(body === undefined ? file.name : undefined);
    if (body !== undefined) setTaken((await write.mutateAsync({ query: {}, body })).data);
  };
  return (
    <div className="stack">
      <div>
        <FileTrigger
          acceptedFileTypes={['.json', 'application/json', 'application/fhir+json']}
          onSelect={(files) => {
            const [file] = files ?? [];
            // What went wrong stands below.
            if (file !== undefined) take(file).catch(() => undefined);
          }}
        >
          <Button icon={<FileInput aria-hidden size={18} />} isDisabled={write.isPending}>
            {t('packages.takeIn')}
          </Button>
        </FileTrigger>
      </div>
      {refused !== undefined && (
        <p className="fault" role="alert">
          {t('packages.notOne', { name: refused })}
        </p>
      )}
      {write.error instanceof Problem && write.error.errors.length > 0 && <p>{t('packages.flawed')}</p>}
      {write.error !== null && <Fault fault={write.error} />}
      {taken !== undefined && (
        <p role="status">
          {taken.state === 'waiting' ? (
            t('packages.taken')
          ) : (
            <>
              {t('packages.alreadyHere')} <Link to={`/referrals/${taken.id}`}>{t('packages.openIt')}</Link>
            </>
          )}
          {taken.ignored.length > 0 && (
            <span className="quiet small"> {t('packages.ignored', { count: taken.ignored.length })}</span>
          )}
        </p>
      )}
    </div>
  );
}
