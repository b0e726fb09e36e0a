import { Plus, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { languageTag } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { dayName, DAYS, TIME_ZONES, type SafeHours, type Window } from './hours.ts';

interface Props {
  readonly hours: SafeHours | undefined;
  readonly error: string | undefined;
  readonly onChange: (hours: SafeHours) => void;
}

const MOST_WINDOWS = 14;
const EVENING: Window = { from: '18:00', to: '21:00' };

/** When texts may reach the phone, on the person's own clock. */
export function HoursFields({ hours, error, onChange }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  const windows = hours?.windows ?? [];
  const timeZone = hours?.timeZone ?? TIME_ZONES[0];
  const zones = [...new Set<string>([...TIME_ZONES, timeZone])];
  const put = (at: number, window: Window): void => {
    onChange({ timeZone, windows: windows.map((one, index) => (index === at ? window : one)) });
  };
  return (
    <fieldset className="conversation-hours">
      <legend>{t('hours.legend')}</legend>
      {windows.map((window, at) => (
        <WindowFields
          key={at}
          window={window}
          number={at + 1}
          onChange={(next) => put(at, next)}
          onRemove={() => onChange({ timeZone, windows: windows.filter((_, index) => index !== at) })}
        />
      ))}
      <p className="field-help">
        {t(hours === undefined ? 'hours.unknownHelp' : windows.length === 0 ? 'hours.anyHelp' : 'hours.overnight')}
      </p>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="row">
        {windows.length < MOST_WINDOWS && (
          <Button
            small
            icon={<Plus aria-hidden size={15} />}
            onPress={() => onChange({ timeZone, windows: [...windows, EVENING] })}
          >
            {t('hours.add')}
          </Button>
        )}
        {hours === undefined && (
          <Button small onPress={() => onChange({ timeZone, windows: [] })}>
            {t('hours.setAny')}
          </Button>
        )}
      </div>
      {hours !== undefined && (
        <Select
          label={t('hours.zone')}
          value={timeZone}
          onChange={(next) => onChange({ timeZone: next, windows })}
          choices={zones.map((zone) => ({ value: zone, label: zone.replace('America/', '').replaceAll('_', ' ') }))}
        />
      )}
    </fieldset>
  );
}

interface WindowProps {
  readonly window: Window;
  readonly number: number;
  readonly onChange: (window: Window) => void;
  readonly onRemove: () => void;
}

function WindowFields({ window, number, onChange, onRemove }: WindowProps): ReactElement {
  const { t } = useTranslation('conversation');
  const { from, to, days } = window;
  const chosen = days ?? DAYS;
  const choose = (day: (typeof DAYS)[number], on: boolean): void => {
    const next = DAYS.filter((one) => (one === day ? on : chosen.includes(one)));
    onChange({ from, to, ...(next.length < DAYS.length && { days: [...next] }) });
  };
  return (
    <div className="conversation-window" role="group" aria-label={t('hours.window', { number })}>
      <TextField
        type="time"
        label={t('hours.from')}
        value={from}
        onChange={(next) => onChange({ ...window, from: next })}
      />
      <TextField type="time" label={t('hours.to')} value={to} onChange={(next) => onChange({ ...window, to: next })} />
      <Button
        small
        tone="quiet"
        icon={<Trash2 aria-hidden size={16} />}
        aria-label={t('hours.remove', { number })}
        onPress={onRemove}
      />
      <div className="conversation-weekdays" role="group" aria-label={t('hours.days')}>
        {DAYS.map((day) => (
          <ToggleButton key={day} className="chip" isSelected={chosen.includes(day)} onChange={(on) => choose(day, on)}>
            {dayName(day, languageTag())}
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}
