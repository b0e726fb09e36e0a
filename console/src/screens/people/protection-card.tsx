import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ShieldAlert } from 'lucide-react';
import { useWrite } from '../../api/hooks.ts';
import { dateTime } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import type { PersonFile } from './file.ts';
import { Colleague } from './words.tsx';

type Protection = PersonFile['childProtection'];

/** Under 16 whoever has reasons to suspect has to report, at once and in person (CYFSA s.125): it stands before all else. */
export function DutyBanner({
  protection: { duty, reports },
  onReport,
}: {
  readonly protection: Protection;
  readonly onReport: (() => void) | undefined;
}): ReactElement | null {
  const { t } = useTranslation('people');
  if (duty !== 'must-report' || reports.length > 0) return null;
  return (
    <div className="people-duty" role="note">
      <ShieldAlert aria-hidden size={24} />
      <p className="grow">
        <strong>{t('protection.mustTitle')}</strong> {t('protection.duty.must-report')}
      </p>
      {onReport !== undefined && (
        <Button tone="danger" onPress={onReport}>
          {t('protection.record')}
        </Button>
      )}
    </div>
  );
}

export function ProtectionCard({
  protection: { duty, reports },
  onReport,
}: {
  readonly protection: Protection;
  readonly onReport: () => void;
}): ReactElement | null {
  const { t } = useTranslation('people');
  if (duty === 'none' && reports.length === 0) return null;
  return (
    <Card
      title={t('protection.title')}
      actions={
        <Button small onPress={onReport}>
          {t('protection.record')}
        </Button>
      }
    >
      <p>{t(`protection.duty.${duty}`)}</p>
      <ul className="people-rows">
        {reports.map(({ society, reportedAt, reportedBy, recordedAt }) => (
          <li key={recordedAt} className="people-row">
            <span className="people-row-what">
              <strong>{society}</strong>
              <span className="quiet small">
                {dateTime(reportedAt)} · <Colleague sub={reportedBy} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** `2026-11-22T20:15`: an instant as a field of the browser takes it, on the clock of this device. */
const asField = (at: number): string => {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
};

/** That a member reported, to which society, and when. */
export function RecordReport({
  personId,
  onClose,
  onSaved,
}: {
  readonly personId: string;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const [society, setSociety] = useState('');
  const [at, setAt] = useState(() => asField(Date.now()));
  const [asked, setAsked] = useState(false);
  const record = useWrite('POST /v1/people/{personId}/child-protection-reports', {
    label: t('protection.record'),
    texts: false,
  });
  const save = (): void => {
    setAsked(true);
    if (society.trim().length < 2 || at === '') return;
    const onSuccess = (): void => {
      notify(t('protection.recorded'));
      onSaved();
      onClose();
    };
    record.mutate({ params: { personId }, body: { society, reportedAt: new Date(at).toISOString() } }, { onSuccess });
  };
  return (
    <Dialog title={t('protection.record')} isOpen onClose={onClose}>
      <p>{t('protection.text')}</p>
      <TextField
        label={t('protection.society')}
        value={society}
        onChange={setSociety}
        maxLength={200}
        autoFocus
        help={t('protection.societyHelp')}
        error={asked && society.trim().length < 2 ? t('protection.societyMissing') : undefined}
      />
      <TextField
        label={t('protection.at')}
        type="datetime-local"
        value={at}
        onChange={setAt}
        error={asked && at === '' ? t('protection.atMissing') : undefined}
      />
      {record.error !== null && <Fault fault={record.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="primary" isDisabled={record.isPending} onPress={save}>
          {t('protection.save')}
        </Button>
      </div>
    </Dialog>
  );
}
