import { Copy } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';

/** The trips in a calendar program of one's own, by a secret address that is shown once. */
export function CalendarCard(): ReactElement {
  const { t } = useTranslation('trips');
  const [url, setUrl] = useState<string>();
  const make = useWrite('POST /v1/me/calendar', { label: t('calendar.make'), texts: false });
  const withdraw = useWrite('DELETE /v1/me/calendar', { label: t('calendar.withdraw'), texts: false });
  const fault = make.error ?? withdraw.error;
  const copy = (): void => {
    if (url === undefined) return;
    navigator.clipboard.writeText(url).then(
      () => notify(t('calendar.copied')),
      () => notify(t('calendar.notCopied'), { tone: 'warn' }),
    );
  };
  return (
    <Card title={t('calendar.title')}>
      <p>{t('calendar.text')}</p>
      {url !== undefined && (
        <div className="trips-move" role="status">
          <TextField label={t('calendar.address')} help={t('calendar.once')} value={url} onChange={() => undefined} />
          <Button tone="primary" icon={<Copy aria-hidden size={16} />} onPress={copy}>
            {t('calendar.copy')}
          </Button>
        </div>
      )}
      {fault !== null && <Fault fault={fault} />}
      <div className="row">
        <Button
          small
          isDisabled={make.isPending}
          onPress={() =>
            make.mutate({ body: { language: currentLanguage() } }, { onSuccess: ({ data }) => setUrl(data.url) })
          }
        >
          {t(url === undefined ? 'calendar.make' : 'calendar.another')}
        </Button>
        <Button
          small
          tone="quiet"
          isDisabled={withdraw.isPending}
          onPress={() =>
            withdraw.mutate(
              {},
              {
                onSuccess: () => {
                  setUrl(undefined);
                  notify(t('calendar.withdrawn'));
                },
              },
            )
          }
        >
          {t('calendar.withdraw')}
        </Button>
      </div>
    </Card>
  );
}
