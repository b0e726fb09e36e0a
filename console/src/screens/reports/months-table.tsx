import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { count } from '../../i18n/time.ts';
import type { Figure } from './behind.tsx';
import type { MonthPair } from './report.ts';
import { monthName } from './words.ts';
import { yearLabel } from './year.ts';

/** The chart in figures: for whoever hears the page, prints it, or wants to know who stands behind a month. */
export function MonthsTable({
  pairs,
  year,
  onLook,
}: {
  readonly pairs: readonly MonthPair[];
  readonly year: number;
  readonly onLook: ((figure: Figure) => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('reports');
  const [open, setOpen] = useState(false);
  const value = (figure: number | undefined): string => (figure === undefined ? '–' : count(figure));
  return (
    <details className="reports-months" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('chart.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.month')}</th>
            <th scope="col" className="number">
              {yearLabel(year)}
            </th>
            <th scope="col" className="number">
              {yearLabel(year - 1)}
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ month, now, before }) => (
            <tr key={month}>
              <th scope="row">{monthName(month)}</th>
              <td className="number">
                {onLook === undefined || now === undefined || now === 0 ? (
                  value(now)
                ) : (
                  <AriaButton
                    className="reports-figure"
                    aria-label={t('elements.look', {
                      value: value(now),
                      what: t('chart.title'),
                      when: monthName(month),
                    })}
                    onPress={() => onLook({ element: 'persons-served', title: t('chart.title'), month })}
                  >
                    {value(now)}
                  </AriaButton>
                )}
              </td>
              <td className="number quiet">{value(before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
