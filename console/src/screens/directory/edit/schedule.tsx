import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Choices, Select, TextField } from '../../../ui/field.tsx';
import { DAYS, TIME_ZONES } from '../codes.ts';
import type { ServiceDraft } from '../kinds.ts';
import type { ErrorAt } from './errors.ts';
import { Chips } from '../../../ui/chips.tsx';
import { Rows } from './parts.tsx';

type Schedule = NonNullable<ServiceDraft['schedule']>;
type Weekly = Extract<Schedule, { kind: 'weekly' }>;

const WORKDAYS: Weekly['hours'][number] = { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '09:00', closes: '17:00' };
const OFFICE: Weekly = { kind: 'weekly', timeZone: 'America/Toronto', hours: [WORKDAYS] };

/** When it is open: hours of a week, always, or not known. */
export function ScheduleFields({
  schedule,
  onChange,
  errorAt,
}: {
  readonly schedule: Schedule | undefined;
  readonly onChange: (schedule: Schedule | undefined) => void;
  readonly errorAt: ErrorAt;
}): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <>
      <Choices
        label={t('field.schedule')}
        value={schedule?.kind ?? 'unknown'}
        choices={(['unknown', 'always', 'weekly'] as const).map((value) => ({ value, label: t(`schedule.${value}`) }))}
        onChange={(kind) => onChange(kind === 'unknown' ? undefined : kind === 'always' ? { kind } : OFFICE)}
      />
      {schedule?.kind === 'weekly' && <Week week={schedule} onChange={onChange} errorAt={errorAt} />}
    </>
  );
}

function Week({
  week,
  onChange,
  errorAt,
}: {
  readonly week: Weekly;
  readonly onChange: (week: Weekly) => void;
  readonly errorAt: ErrorAt;
}): ReactElement {
  const { t } = useTranslation('directory');
  const zones = [...new Set([...TIME_ZONES, week.timeZone])];
  return (
    <>
      <Rows
        label={t('schedule.hours')}
        add={t('schedule.addHours')}
        items={week.hours}
        empty={WORKDAYS}
        onChange={(hours) => onChange({ ...week, hours })}
        error={errorAt('schedule.hours')}
      >
        {(span, change) => (
          <>
            <Chips
              label={t('schedule.days')}
              codes={DAYS}
              chosen={span.days}
              onChange={(days) => change({ ...span, days })}
              say={(day) => t(`day.${day}`)}
            />
            <div className="directory-columns">
              <TextField
                type="time"
                label={t('schedule.opens')}
                value={span.opens}
                onChange={(opens) => change({ ...span, opens })}
                isRequired
              />
              <TextField
                type="time"
                label={t('schedule.closes')}
                help={span.closes <= span.opens ? t('schedule.pastMidnight') : undefined}
                value={span.closes}
                onChange={(closes) => change({ ...span, closes })}
                isRequired
              />
            </div>
          </>
        )}
      </Rows>
      <div className="directory-columns">
        <Select
          label={t('schedule.timeZone')}
          value={week.timeZone}
          choices={zones.map((value) => ({ value, label: value }))}
          onChange={(timeZone) => onChange({ ...week, timeZone })}
        />
      </div>
      <Checkbox
        isSelected={week.byAppointment === true}
        onChange={(on) => onChange({ ...week, byAppointment: on ? true : undefined })}
      >
        {t('schedule.byAppointment')}
      </Checkbox>
      <Rows
        label={t('schedule.closures')}
        add={t('schedule.addClosure')}
        items={week.closures ?? []}
        empty={{ from: '', to: '' }}
        onChange={(closures) => onChange({ ...week, closures: closures.length === 0 ? undefined : closures })}
        error={errorAt('schedule.closures')}
      >
        {(closure, change) => (
          <div className="directory-columns">
            <TextField
              type="date"
              label={t('schedule.from')}
              value={closure.from}
              onChange={(from) => change({ from, to: closure.to < from ? from : closure.to })}
              isRequired
            />
            <TextField
              type="date"
              label={t('schedule.to')}
              value={closure.to}
              onChange={(to) => change({ ...closure, to })}
              isRequired
              {...(closure.from !== '' && { min: closure.from })}
            />
          </div>
        )}
      </Rows>
    </>
  );
}
