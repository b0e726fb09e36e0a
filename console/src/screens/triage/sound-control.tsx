import { Volume2, VolumeX } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { soundDanger, turnSound, useSound } from './sound.ts';

/** Whether danger is heard, said plainly: a silent console that seems to listen is worse than none. */
export function SoundControl(): ReactElement {
  const { t } = useTranslation('triage');
  const sound = useSound();
  if (sound === 'off') {
    return (
      <Button small icon={<VolumeX aria-hidden size={16} />} onPress={() => turnSound(true)}>
        {t('sound.off')}
      </Button>
    );
  }
  return (
    <span className="row">
      {sound === 'waits' && (
        <span className="triage-silent">
          <VolumeX aria-hidden size={16} /> {t('sound.waits')}
        </span>
      )}
      {sound === 'on' && (
        <Button small tone="quiet" icon={<Volume2 aria-hidden size={16} />} onPress={soundDanger}>
          {t('sound.test')}
        </Button>
      )}
      <Button small tone="quiet" onPress={() => turnSound(false)}>
        {t('sound.turnOff')}
      </Button>
    </span>
  );
}
