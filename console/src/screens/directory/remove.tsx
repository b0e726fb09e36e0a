import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { explain, Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { REMOVAL_REASONS } from './codes.ts';
import { REMOVE, RESTORE, type Kind } from './kinds.ts';

interface Props {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

/** Choosing the reason takes the entry out; the notice puts it back. */
export function Remove({ kind, id, version, name, onClose }: Props & { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('directory');
  const remove = useWrite(REMOVE[kind], { label: t('remove.label', { name }), texts: false });
  const restore = useWrite(RESTORE[kind], { label: t('remove.restoreLabel', { name }), texts: false });
  return (
    <Dialog title={t('remove.of', { name })} isOpen onClose={onClose}>
      <p>{kind === 'organizations' ? t('remove.organizationText') : t('remove.text')}</p>
      {remove.error !== null && <Fault fault={remove.error} />}
      <ul className="stack" aria-label={t('remove.why')}>
        {REMOVAL_REASONS.map((reason) => (
          <li key={reason}>
            <Button
              isDisabled={remove.isPending}
              onPress={() =>
                remove.mutate(
                  { params: { id }, query: { reason }, version },
                  {
                    onSuccess: (answered) => {
                      onClose();
                      notify(t('remove.removed', { name }), {
                        undo: () =>
                          restore.mutate(
                            { params: { id }, version: answered.version ?? version + 1 },
                            {
                              onSuccess: () => notify(t('remove.restored', { name })),
                              onError: (fault) => notify(explain(fault), { tone: 'danger' }),
                            },
                          ),
                      });
                    },
                  },
                )
              }
            >
              {t(`remove.reason.${reason}`)}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

export function Restore({ kind, id, version, name }: Props): ReactElement {
  const { t } = useTranslation('directory');
  const restore = useWrite(RESTORE[kind], { label: t('remove.restoreLabel', { name }), texts: false });
  return (
    <div className="stack">
      <Button
        tone="primary"
        isDisabled={restore.isPending}
        onPress={() =>
          restore.mutate({ params: { id }, version }, { onSuccess: () => notify(t('remove.restored', { name })) })
        }
      >
        {t('remove.restore')}
      </Button>
      {restore.error !== null && <Fault fault={restore.error} />}
    </div>
  );
}
