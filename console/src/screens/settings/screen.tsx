import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useSearchParams } from 'react-router';
import { useMember } from '../../app/member.ts';
import { Page } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { Device } from './device.tsx';
import { HubSection } from './hub-section.tsx';
import { Members } from './members.tsx';
import { Records } from './records.tsx';
import { tabsOf } from './tabs.ts';
import { Texts } from './texts.tsx';
import { useHub, type HubEditing } from './use-hub.ts';
import './settings.css';

/** What a hub decides for itself, in parts; the part that is open stands in the address. */
export function Screen(): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const { role } = useMember();
  const [search, setSearch] = useSearchParams();
  const tabs = tabsOf(role);
  const open = tabs.find((tab) => tab === search.get('part')) ?? 'hub';
  const { editing, error, retry } = useHub();
  return (
    <Page title={t('common:nav.settings')}>
      <Tabs
        className="tabs"
        selectedKey={open}
        onSelectionChange={(key) => setSearch({ part: String(key) }, { replace: true })}
      >
        <TabList className="tab-list settings-tabs" aria-label={t('tabsLabel')}>
          {tabs.map((tab) => (
            <Tab key={tab} id={tab} className="tab">
              {t(`tab.${tab}`)}
            </Tab>
          ))}
        </TabList>
        {tabs.map((tab) => (
          <TabPanel key={tab} id={tab}>
            {tab === 'device' ? (
              <Device />
            ) : tab === 'members' ? (
              <Members />
            ) : tab === 'records' ? (
              <Records />
            ) : editing !== undefined ? (
              <OfHub tab={tab} editing={editing} />
            ) : error === null ? (
              <Skeleton lines={8} />
            ) : (
              <Fault fault={error} retry={retry} />
            )}
          </TabPanel>
        ))}
      </Tabs>
    </Page>
  );
}

type HubTab = Exclude<ReturnType<typeof tabsOf>[number], 'device' | 'members' | 'records'>;

function OfHub({ tab, editing }: { readonly tab: HubTab; readonly editing: HubEditing }): ReactElement {
  if (tab === 'texts') return <Texts editing={editing} />;
  return <HubSection key={tab} section={tab} editing={editing} />;
}
