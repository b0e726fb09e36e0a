import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { useKeyGroups, useKeys } from './keys.ts';

/** `?`: what every key does here. */
export function KeyHelp(): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const groups = useKeyGroups();
  useKeys(t('keys.everywhere'), [{ keys: '?', label: t('keys.help'), run: () => setOpen(true) }]);
  const titles = [...new Set(groups.map(({ title }) => title))];
  return (
    <Dialog title={t('keys.title')} isOpen={open} onClose={() => setOpen(false)}>
      {titles.map((title) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="key-list">
            {groups
              .filter((group) => group.title === title)
              .flatMap(({ bindings }) => bindings)
              .map(({ keys, label }) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
