import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLook, LOOKS, useLook } from '../../app/look.ts';
import { changeLanguage, currentLanguage, LANGUAGES } from '../../i18n/i18n.ts';
import { Choices } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { SoundControl } from '../triage/sound-control.tsx';

/** What is of this device alone, and of whoever sits at it. */
export function Device(): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const look = useLook();
  return (
    <Card title={t('device.title')}>
      <p className="quiet">{t('device.text')}</p>
      <Choices
        label={t('device.language')}
        value={currentLanguage()}
        onChange={(language) => void changeLanguage(language)}
        choices={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <Choices
        label={t('device.look')}
        value={look}
        onChange={chooseLook}
        choices={LOOKS.map((value) => ({ value, label: t(`common:member.look.${value}`) }))}
      />
      <div className="field">
        <span className="set-label">{t('device.sound')}</span>
        <SoundControl />
      </div>
    </Card>
  );
}
