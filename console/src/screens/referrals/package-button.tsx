import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import type { OpenedReferral } from './state.ts';

/** The referral as a file that another system can read. */
export function PackageButton({ referral: { id, code } }: { readonly referral: OpenedReferral }): ReactElement {
  const { t } = useTranslation('referrals');
  const { client } = useApi();
  const download = async (): Promise<void> => {
    const params = { referralId: id };
    const { blob } = await client.download(
      'GET /v1/referrals/{referralId}/package',
      { params },
      'application/fhir+json',
    );
    const anchor = document.createElement('a');
    anchor.href = URL.createObjectURL(blob);
    anchor.download = `${code ?? id.slice(-6)}.fhir.json`;
    anchor.click();
    URL.revokeObjectURL(anchor.href);
  };
  return (
    <Button
      small
      icon={<Download aria-hidden size={16} />}
      onPress={() => {
        download().catch((fault: unknown) => notify(explain(fault), { tone: 'danger' }));
      }}
    >
      {t('links.package')}
    </Button>
  );
}
