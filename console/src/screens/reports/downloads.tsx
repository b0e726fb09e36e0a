import { Download, Printer } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useApi } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';

const TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html',
} as const;
type Format = keyof typeof TYPES;

const PAGES = ['both', 'fr', 'en'] as const;

interface Props {
  readonly recipient: string;
  readonly year: number;
  readonly asOf: string | undefined;
}

/** The report as a file: tables in both languages, and a page to print in one or both. */
export function Downloads({ recipient, year, asOf }: Props): ReactElement {
  const { t } = useTranslation('reports');
  const { client } = useApi();
  const [busy, setBusy] = useState(false);
  const fetchFile = async (format: Format, language: (typeof PAGES)[number] = 'both'): Promise<void> => {
    setBusy(true);
    try {
      const params = { recipientId: recipient, fiscalYear: String(year) };
      const { blob, fileName } = await client.download(
        'GET /v1/reports/{recipientId}/{fiscalYear}',
        { params, query: { asOf, format, language } },
        TYPES[format],
      );
      keep(blob, fileName ?? `${recipient}-${year}${format === 'html' ? `-${language}` : ''}.${format}`);
      notify(t('download.done'));
    } catch (fault) {
      notify(explain(fault), { tone: 'danger' });
    }
    setBusy(false);
  };
  return (
    <>
      <MenuTrigger>
        <Button icon={<Download aria-hidden size={18} />} isDisabled={busy}>
          {busy ? t('download.busy') : t('download.open')}
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="options">
            <MenuItem className="option" onAction={() => void fetchFile('xlsx')}>
              {t('download.xlsx')}
            </MenuItem>
            <MenuItem className="option" onAction={() => void fetchFile('csv')}>
              {t('download.csv')}
            </MenuItem>
            {PAGES.map((language) => (
              <MenuItem key={language} className="option" onAction={() => void fetchFile('html', language)}>
                {t(`download.html.${language}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button icon={<Printer aria-hidden size={18} />} onPress={() => window.print()}>
        {t('download.print')}
      </Button>
    </>
  );
}

/** Saved as the browser saves any file. */
function keep(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
