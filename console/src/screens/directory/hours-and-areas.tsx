import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../i18n/i18n.ts';
import { plainDate } from '../../i18n/time.ts';
import { PlaceName } from '../../ui/entry-name.tsx';
import { DAYS } from './codes.ts';
import type { Schedule, ServiceArea } from './kinds.ts';

/** When it is open, day by day. */
export function Hours({ schedule }: { readonly schedule: Schedule | undefined }): ReactElement {
  const { t } = useTranslation('directory');
  if (schedule === undefined) return <>{t('schedule.unknown')}</>;
  if (schedule.kind === 'always') return <>{t('schedule.always')}</>;
  return (
    <>
      <table className="directory-hours">
        <tbody>
          {DAYS.map((day) => {
            const spans = schedule.hours.filter(({ days }) => days.includes(day));
            return (
              <tr key={day}>
                <th scope="row">{t(`day.${day}`)}</th>
                <td className={spans.length === 0 ? 'quiet' : ''}>
                  {spans.length === 0
                    ? t('schedule.closed')
                    : spans.map(({ opens, closes }) => `${opens} – ${closes}`).join(', ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet small">
        {schedule.timeZone}
        {schedule.byAppointment === true && ` · ${t('schedule.byAppointment')}`}
      </p>
      {schedule.closures !== undefined && schedule.closures.length > 0 && (
        <p className="small">
          {t('schedule.closures')}{' '}
          {schedule.closures
            .map(({ from, to }) => (from === to ? plainDate(from) : `${plainDate(from)} – ${plainDate(to)}`))
            .join(', ')}
        </p>
      )}
    </>
  );
}

/** Whom it reaches. */
export function Areas({ areas }: { readonly areas: readonly ServiceArea[] }): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <ul>
      {areas.map((area, at) => (
        <li key={at}>
          {area.kind === 'communities'
            ? area.communityIds.map((id, position) => (
                <span key={id}>
                  {position > 0 && ', '}
                  <PlaceName id={id} />
                </span>
              ))
            : area.kind === 'radius'
              ? t('areas.radius', { km: area.radiusKm, lat: area.lat, lon: area.lon })
              : area.kind === 'polygon'
                ? area.name === undefined
                  ? t('area.polygon')
                  : inLanguage(area.name)
                : t(`area.${area.kind}`)}
        </li>
      ))}
    </ul>
  );
}
