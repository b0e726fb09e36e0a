import { MessageSquareText, MessageSquareOff } from 'lucide-react';
import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Texted } from './deeds.ts';
import { OrganizationName } from './words.tsx';

/** Who will be texted, and what they are told, before it is done. */
export function TextedList({ texted }: { readonly texted: readonly Texted[] }): ReactElement {
  const { t } = useTranslation('trips');
  return (
    <section className="trips-texted" aria-label={t('texted.title')}>
      <h3>{t('texted.title')}</h3>
      <ul>
        {texted.map((one) => {
          const Icon = one.who === 'nobody' ? MessageSquareOff : MessageSquareText;
          return (
            <li key={one.who}>
              <Icon aria-hidden size={16} />
              <span>
                {one.who === 'person' ? t(`texted.person-${one.says}`) : t(`texted.${one.who}`)}
                <Who one={one} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Who({ one }: { readonly one: Texted }): ReactElement | null {
  if ('organizationId' in one) {
    return (
      <>
        {' '}
        <strong>
          <OrganizationName id={one.organizationId} />
        </strong>
      </>
    );
  }
  if (!('organizationIds' in one)) return null;
  return (
    <>
      {' '}
      {one.organizationIds.map((id, at) => (
        <Fragment key={id}>
          {at > 0 && ', '}
          <strong>
            <OrganizationName id={id} />
          </strong>
        </Fragment>
      ))}
    </>
  );
}
