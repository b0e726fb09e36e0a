import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Download, Trash2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { ConsentsCard } from './consents-card.tsx';
import { Erase } from './erase.tsx';
import { saveCopy } from './export.ts';
import { HeadCard } from './head-card.tsx';
import type { OpenedFile } from './staff-file.tsx';

/** A member's file as the steward of their Nation has it: to read, to take a copy of, to have erased. */
export function StewardFile({ file, reason, title, onErased }: OpenedFile): ReactElement {
  const { t } = useTranslation('people');
  const [erasing, setErasing] = useState(false);
  return (
    <Page title={title}>
      <HeadCard file={file} onChange={undefined} />
      <ConsentsCard personId={file.personId} />
      <Card title={t('rights.title')}>
        <p className="quiet">{t('steward.rights')}</p>
        <div className="row">
          <Button icon={<Download aria-hidden size={18} />} onPress={() => saveCopy(file)}>
            {t('rights.copy')}
          </Button>
          <Button icon={<Trash2 aria-hidden size={18} />} onPress={() => setErasing(true)}>
            {t('rights.erase')}
          </Button>
        </div>
      </Card>
      {erasing && <Erase file={file} reason={reason} onClose={() => setErasing(false)} onErased={onErased} />}
    </Page>
  );
}
