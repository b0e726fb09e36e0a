import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useLastFault, useWrite } from '../../api/hooks.ts';
import { useKeys } from '../../app/keys.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, explain, Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { ConversationActions, useHandling } from './actions.tsx';
import { SafetyBanner } from './banner.tsx';
import { Compose } from './compose.tsx';
import { ContactPanel } from './contact.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { EraseDialog } from './erase.tsx';
import { IntakePanel } from './intake-panel.tsx';
import { Messages } from './messages.tsx';
import { useTakingBack, type TakingBack } from './taking-back.ts';
import { lastWaiting, type Thread } from './thread.ts';
import { isGone, useThread } from './use-thread.ts';
import './conversation.css';

export function Screen(): ReactElement {
  const { conversationId = '' } = useParams();
  // What is open and half done belongs to one person.
  return <ConversationScreen key={conversationId} conversationId={conversationId} />;
}

function ConversationScreen({ conversationId }: { readonly conversationId: string }): ReactElement {
  const { t } = useTranslation('conversation');
  const { thread, loadOlder } = useThread(conversationId);
  const { data } = thread;
  const fault = useLastFault(thread);
  if (isGone(fault)) {
    return (
      <Page title={t('title')}>
        <Empty title={t('gone.title')}>
          <p>{t('gone.text')}</p>
          <Link to="/triage">{t('gone.back')}</Link>
        </Empty>
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title={t('title')}>
        {fault === null ? <Skeleton lines={9} /> : <Fault fault={fault} retry={() => void thread.refetch()} />}
      </Page>
    );
  }
  return <OpenConversation thread={data} isLoadingOlder={loadOlder.isPending} onOlder={() => loadOlder.mutate()} />;
}

interface Props {
  readonly thread: Thread;
  readonly isLoadingOlder: boolean;
  readonly onOlder: () => void;
}

function OpenConversation({ thread, isLoadingOlder, onOlder }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  const navigate = useNavigate();
  const { conversation } = thread;
  const { shortName } = conversation;
  const [panel, setPanel] = useState<'contact' | 'erase'>();
  const handling = useHandling(conversation);
  const field = useRef<HTMLTextAreaElement>(null);
  const takingBack = useTakingBack(conversation, field);
  const { leaving, send } = useSending(conversation, takingBack);
  const takeLastBack = (): void => {
    const last = lastWaiting(thread, Date.now());
    if (last !== undefined) takingBack.takeBack(last.sequence, last.text);
  };
  useKeys(t('keys.title'), [
    { keys: 'u', label: t('keys.back'), run: () => void navigate('/triage') },
    { keys: 'e', label: t('keys.contact'), run: () => setPanel('contact') },
    { keys: 'z', label: t('keys.takeBack'), run: takeLastBack },
  ]);
  return (
    <Page
      title={t('titleOf', { name: shortName })}
      actions={
        <ConversationActions conversation={conversation} handling={handling} onErase={() => setPanel('erase')} />
      }
    >
      <div className="conversation">
        <div className="conversation-main">
          <SafetyBanner
            conversation={conversation}
            isBusy={handling.isBusy}
            onEdit={() => setPanel('contact')}
            onTrust={() => handling.run('trust-phone')}
            onAskCodeWord={() => handling.run('ask-code-word')}
          />
          <Messages
            thread={thread}
            isLoadingOlder={isLoadingOlder}
            onOlder={onOlder}
            leaving={leaving}
            takingBack={takingBack}
          />
          <Compose conversation={conversation} isLeaving={leaving !== undefined} field={field} onSend={send} />
        </div>
        <IntakePanel conversation={conversation} />
      </div>
      <ContactPanel conversation={conversation} isOpen={panel === 'contact'} onClose={() => setPanel(undefined)} />
      {panel === 'erase' && <EraseDialog conversation={conversation} onClose={() => setPanel(undefined)} />}
    </Page>
  );
}

/** Sends a text; what does not leave goes back to where it was written, unless something else stands there by then. */
function useSending(
  { conversationId, shortName }: Thread['conversation'],
  { tellOf }: TakingBack,
): {
  readonly leaving: string | undefined;
  readonly send: (body: string, knowingly: boolean) => void;
} {
  const { t } = useTranslation('conversation');
  const write = useWrite('POST /v1/conversations/{conversationId}/texts', {
    label: t('compose.sending', { name: shortName }),
    texts: true,
  });
  const send = (body: string, knowingly: boolean): void => {
    keepDraft(conversationId, '');
    write.mutateAsync({ params: { conversationId }, body: { body, knowingly } }).then(
      ({ data: { notBefore, sequence } }) => {
        if (notBefore !== undefined) tellOf(sequence, body, notBefore);
      },
      (fault: unknown) => {
        if (draftOf(conversationId) === '') keepDraft(conversationId, body);
        notify(explain(fault), { tone: 'danger' });
      },
    );
  };
  return { leaving: write.isPending ? write.variables?.body.body : undefined, send };
}
