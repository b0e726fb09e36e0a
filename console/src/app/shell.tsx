import {
  BookUser,
  ChartColumn,
  CircleUserRound,
  Lock,
  LifeBuoy,
  Send,
  Settings2,
  Split,
  Truck,
  UsersRound,
} from 'lucide-react';
import { Suspense, useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { Alarm } from '../screens/triage/alarm.tsx';
import { changeLanguage, currentLanguage } from '../i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/states.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { KeyHelp } from './key-help.tsx';
import { useKeys } from './keys.ts';
import { useLock } from './lock.tsx';
import { chooseLook, LOOKS, useLook } from './look.ts';
import { sectionsOf, useMember, type Section } from './member.ts';

const ICONS: Readonly<Record<Section['id'], typeof Lock>> = {
  triage: LifeBuoy,
  trips: Truck,
  match: Split,
  referrals: Send,
  people: UsersRound,
  directory: BookUser,
  reports: ChartColumn,
  settings: Settings2,
};

/** What is around every screen: where to go, who is here, whether the connection holds, and the lock. */
export function Shell(): ReactElement {
  const { t } = useTranslation();
  const member = useMember();
  const { lock } = useLock();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const sections = sectionsOf(member.role);
  useKeys(t('keys.everywhere'), [
    ...sections.map(({ id, keys, path }) => ({ keys, label: t(`nav.${id}`), run: () => void navigate(path) })),
    { keys: 'L', label: t('lock.now'), run: lock },
  ]);
  useEffect(() => {
    document.querySelector('#page')?.scrollTo(0, 0);
    // On a telephone not every section is in sight. (scrollIntoView would take the keyboard along.)
    const link = document.querySelector<HTMLElement>('.nav-link.active');
    const list = link?.closest('ul');
    if (list != null && link !== null) list.scrollLeft = link.offsetLeft - (list.clientWidth - link.clientWidth) / 2;
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <nav className="nav" aria-label={t('nav.label')}>
        <span className="brand" aria-hidden>
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>{'Carrefour'}</span>
        </span>
        <ul>
          {sections.map(({ id, path }) => {
            const Icon = ICONS[id];
            return (
              <li key={id}>
                <NavLink to={path} className="nav-link">
                  <Icon aria-hidden size={20} />
                  <span>{t(`nav.${id}`)}</span>
                  {id === 'triage' && <Alarm />}
                </NavLink>
              </li>
            );
          })}
        </ul>
        <div className="nav-foot">
          <MemberMenu />
          <Button tone="quiet" icon={<Lock aria-hidden size={18} />} aria-label={t('lock.now')} onPress={lock} />
        </div>
      </nav>
      <div className="content">
        <ConnectionBanner />
        <Suspense
          fallback={
            <main className="page">
              <Skeleton lines={8} />
            </main>
          }
        >
          <Outlet />
        </Suspense>
      </div>
      <KeyHelp />
    </div>
  );
}

function MemberMenu(): ReactElement {
  const { t } = useTranslation();
  const member = useMember();
  const { signOut } = useLock();
  const look = useLook();
  const other = currentLanguage() === 'fr' ? 'en' : 'fr';
  return (
    <MenuTrigger>
      <AriaButton className="member" aria-label={t('member.menu', { name: member.displayName })}>
        <CircleUserRound aria-hidden size={20} />
        <span>{member.displayName}</span>
      </AriaButton>
      <Popover className="popover" placement="top start">
        <Menu className="options">
          <MenuItem className="option" onAction={() => void changeLanguage(other)}>
            {t('member.otherLanguage')}
          </MenuItem>
          {LOOKS.filter((one) => one !== look).map((one) => (
            <MenuItem key={one} className="option" onAction={() => chooseLook(one)}>
              {t(`member.look.${one}`)}
            </MenuItem>
          ))}
          <MenuItem className="option" onAction={signOut}>
            {t('member.signOut')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
