import { EyeOff, Phone } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceName } from '../../../ui/entry-name.tsx';
import type { Preview } from '../asked.ts';
import { LANGUAGES, oneOf } from '../codes.ts';
import '../match.css';

export type Told = Preview['asked'];

/** What a partner is shown, word for word of what there is; what it is not shown is named too. */
export function ToldToPartner({ told }: { readonly told: Told }): ReactElement {
  const { t } = useTranslation('match');
  const { needs, ageBand, communityId, language, adaptations, byTelephone } = told;
  const known = oneOf(LANGUAGES, language);
  const hidden = [
    ...(needs === undefined ? [t('told.needs')] : []),
    ...(ageBand === undefined ? [t('told.ageBand')] : []),
    ...(communityId === undefined ? [t('told.community')] : []),
    ...(language === undefined ? [t('told.language')] : []),
  ];
  return (
    <div className="match-told">
      <dl>
        <Fact name={t('told.urgency')}>{`${t(`kind.${told.kind}`)}, ${t(`urgency.${told.urgency}`)}`}</Fact>
        {needs !== undefined && (
          <Fact name={t('told.needs')}>{needs.map((one) => t(`service.${one}`)).join(', ')}</Fact>
        )}
        {ageBand !== undefined && <Fact name={t('told.ageBand')}>{t(`age.${ageBand}`)}</Fact>}
        {communityId !== undefined && (
          <Fact name={t('told.community')}>
            <PlaceName id={communityId} />
          </Fact>
        )}
        {language !== undefined && (
          <Fact name={t('told.language')}>{known === undefined ? language : t(`language.${known}`)}</Fact>
        )}
        {adaptations !== undefined && (
          <Fact name={t('told.adaptations')}>{adaptations.map((one) => t(`feature.${one}`)).join(', ')}</Fact>
        )}
      </dl>
      {byTelephone.length > 0 && (
        <p className="match-told-more">
          <Phone aria-hidden size={15} />
          <span>{t('told.byTelephone', { what: byTelephone.map((one) => t(`share.${one}`)).join(', ') })}</span>
        </p>
      )}
      {hidden.length > 0 && (
        <p className="match-told-more quiet">
          <EyeOff aria-hidden size={15} />
          <span>{t('told.hidden', { what: hidden.join(', ') })}</span>
        </p>
      )}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
