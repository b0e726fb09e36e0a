import { Search } from 'lucide-react';
import { memo, useState, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { count } from '../../i18n/time.ts';
import { filtered, KINDS, URGENCIES, WHOSE, type Filters, type QueueItem } from './queue.ts';

interface Props {
  readonly items: readonly QueueItem[];
  readonly member: string;
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** What of the queue is shown, with how many there would be. */
export const QueueFilters = memo(function QueueFilters({
  items,
  member,
  filters,
  onChange,
  field,
}: Props): ReactElement {
  const { t } = useTranslation('triage');
  // The address follows what is typed a moment later: the field does not wait for it, or letters would be lost.
  const [typed, setTyped] = useState<string>();
  const many = (change: Partial<Filters>): string => count(filtered(items, { ...filters, ...change }, member).length);
  return (
    <div className="triage-filters" role="group" aria-label={t('filter.label')}>
      <div className="triage-filter" role="group" aria-label={t('filter.kind')}>
        {KINDS.map((kind) => (
          <ToggleButton
            key={kind}
            className="chip"
            isSelected={filters.kind === kind}
            onChange={(on) => onChange({ ...filters, kind: on ? kind : undefined })}
          >
            {t(`kinds.${kind}`)} <span className="triage-many">{many({ kind })}</span>
          </ToggleButton>
        ))}
      </div>
      <div className="triage-filter" role="group" aria-label={t('filter.whose')}>
        {WHOSE.map((whose) => (
          <ToggleButton
            key={whose}
            className="chip"
            isSelected={filters.whose === whose}
            onChange={() => onChange({ ...filters, whose })}
          >
            {t(`whose.${whose}`)}
          </ToggleButton>
        ))}
      </div>
      <div className="triage-filter" role="group" aria-label={t('filter.urgency')}>
        {URGENCIES.map((urgency) => (
          <ToggleButton
            key={urgency}
            className="chip"
            isSelected={filters.urgency === urgency}
            onChange={(on) => onChange({ ...filters, urgency: on ? urgency : undefined })}
          >
            {t(`urgency.${urgency}`)}
          </ToggleButton>
        ))}
      </div>
      <label className="triage-search">
        <Search aria-hidden size={16} />
        <span className="unseen">{t('filter.words')}</span>
        <input
          ref={field}
          type="search"
          className="input"
          placeholder={t('filter.words')}
          value={typed ?? filters.words}
          onChange={({ target: { value } }) => {
            setTyped(value);
            onChange({ ...filters, words: value });
          }}
          onBlur={() => setTyped(undefined)}
        />
      </label>
    </div>
  );
});
