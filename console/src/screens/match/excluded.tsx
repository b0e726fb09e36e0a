import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../i18n/i18n.ts';
import { Select } from '../../ui/field.tsx';
import { Reasons } from './option-row.tsx';
import { whyExcluded, type MatchAnswer } from './signs.ts';

const ALL = 'all';

/** What cannot be used, and why: folded away, counted, and to be filtered by its reason. */
export function ExcludedList({ answer }: { readonly answer: MatchAnswer }): ReactElement | null {
  const { t } = useTranslation('match');
  const [code, setCode] = useState(ALL);
  const { excluded, counts } = answer;
  if (counts.excluded === 0) return null;
  const why = whyExcluded(excluded);
  const shown = excluded.filter(({ reasons }) => code === ALL || reasons.some((reason) => reason.code === code));
  return (
    <details className="match-excluded">
      <summary>{t('excluded', { count: counts.excluded })}</summary>
      <div className="stack">
        <Select
          label={t('excludedWhy')}
          value={why.some(({ reason }) => reason.code === code) ? code : ALL}
          choices={[
            { value: ALL, label: t('excludedAll', { count: excluded.length }) },
            ...why.map(({ reason, count }) => ({ value: reason.code, label: `${inLanguage(reason.text)} (${count})` })),
          ]}
          onChange={setCode}
        />
        <ul className="match-excluded-list">
          {shown.map(({ service, organization, reasons }) => (
            <li key={service.id}>
              <strong>{inLanguage(service.name)}</strong> <span className="quiet">{inLanguage(organization.name)}</span>
              <Reasons reasons={reasons} />
            </li>
          ))}
        </ul>
        {counts.excluded > excluded.length && (
          <p className="quiet small">{t('excludedMore', { count: counts.excluded - excluded.length })}</p>
        )}
      </div>
    </details>
  );
}
