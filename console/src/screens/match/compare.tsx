import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Badge } from '../../ui/page.tsx';
import { Reasons } from './option-row.tsx';
import { compare, travelTime, type Option } from './signs.ts';

/** Two options, aspect by aspect; where they differ it says so. */
export function CompareDialog({
  one,
  other,
  onClose,
  onRefer,
}: {
  readonly one: Option;
  readonly other: Option;
  readonly onClose: () => void;
  readonly onRefer: (option: Option) => void;
}): ReactElement {
  const { t } = useTranslation('match');
  const both = [one, other] as const;
  const sameScore = Math.round(one.score) === Math.round(other.score);
  const minutes = both.map((option) => (option.minutes === undefined ? '—' : travelTime(option.minutes)));
  const timed = both.some((option) => option.minutes !== undefined);
  return (
    <Dialog title={t('compare.title')} isOpen wide onClose={onClose}>
      <div className="match-compare-scroll" role="region" aria-label={t('compare.title')} tabIndex={0}>
        <table className="match-compare">
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{t('compare.aspect')}</span>
              </th>
              {both.map((option, at) => (
                <th scope="col" key={at}>
                  {inLanguage(option.service.name)}
                  <span className="quiet"> {inLanguage(option.organization.name)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className={sameScore ? '' : 'match-differs'}>
              <th scope="row">{t('score')}</th>
              {both.map((option, at) => (
                <td key={at}>
                  <strong>{Math.round(option.score)}</strong>
                </td>
              ))}
            </tr>
            {timed && (
              <tr className={minutes[0] === minutes[1] ? '' : 'match-differs'}>
                <th scope="row">{t('compare.time')}</th>
                {minutes.map((text, at) => (
                  <td key={at}>{text}</td>
                ))}
              </tr>
            )}
            {compare(one, other).map(({ aspect, reasons, differs }) => (
              <tr key={aspect} className={differs ? 'match-differs' : ''}>
                <th scope="row">
                  {t(`aspect.${aspect}`)} {differs && <Badge tone="info">{t('compare.differs')}</Badge>}
                </th>
                {reasons.map((said, at) => (
                  <td key={at}>{said.length === 0 ? '—' : <Reasons reasons={said} />}</td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              {both.map((option, at) => (
                <td key={at}>
                  <Button small onPress={() => onRefer(option)}>
                    {t('refer')}
                    <span className="unseen">{` ${inLanguage(option.service.name)}`}</span>
                  </Button>
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </Dialog>
  );
}
