import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isStaff, useMember } from '../../app/member.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { EntryPage } from './entry-page.tsx';
import { isKind, kindsFor } from './kinds.ts';
import { NewEntry } from './new-entry.tsx';
import './directory.css';

/** One entry of the directory, or one that is being added. */
export function Screen(): ReactElement {
  const { t } = useTranslation('directory');
  const { t: common } = useTranslation();
  const { role } = useMember();
  const { kind, id = '' } = useParams();
  if (!isKind(kind)) {
    return (
      <Page title={t('title')}>
        <Empty title={common('nowhere.title')}>
          <Link to="/directory">{t('back')}</Link>
        </Empty>
      </Page>
    );
  }
  if (!kindsFor(isStaff(role)).includes(kind)) {
    return (
      <Page title={t(`kindOne.${kind}`)}>
        <Empty title={t('staffOnly')}>
          <Link to="/directory">{t('back')}</Link>
        </Empty>
      </Page>
    );
  }
  return id === 'new' ? <NewEntry key={kind} kind={kind} /> : <EntryPage key={id} kind={kind} id={id} />;
}
