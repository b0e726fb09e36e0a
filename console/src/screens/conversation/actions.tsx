import { Ellipsis } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useWrite } from '../../api/hooks.ts';
import { useKeys } from '../../app/keys.ts';
import { useMember } from '../../app/member.ts';
import type { Options } from '../../api/contract.ts';
import { Button } from '../../ui/button.tsx';
import { explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { useClaims } from '../triage/claims.tsx';
import { useColleagues, useQueue } from '../triage/use-queue.ts';
import type { Thread } from './thread.ts';

type Action = Options<'POST /v1/conversations/{conversationId}/actions'>['body']['action'];

export interface Handling {
  readonly isBusy: boolean;
  readonly run: (action: Action) => void;
}

/** Takes over, gives back and so on; some of it has the person texted. */
export function useHandling({ conversationId, version }: Thread['conversation']): Handling {
  const { t } = useTranslation('conversation');
  const path = 'POST /v1/conversations/{conversationId}/actions';
  const quiet = useWrite(path, { label: t('actions.label'), texts: false });
  const texting = useWrite(path, { label: t('actions.labelTexting'), texts: true });
  return {
    isBusy: quiet.isPending || texting.isPending,
    run: (action) => {
      const texts = action === 'take-over' || action === 'ask-code-word';
      (texts ? texting : quiet).mutate(
        { params: { conversationId }, body: { action }, version },
        {
          onSuccess: () => notify(t(`done.${action}`)),
          onError: (fault) => notify(explain(fault), { tone: 'danger' }),
        },
      );
    },
  };
}

interface Props {
  readonly conversation: Thread['conversation'];
  readonly handling: Handling;
  readonly onErase: () => void;
}

/** Who answers this person, who has it in the queue, and what can be done with the whole of it. */
export function ConversationActions({ conversation, handling: { run, isBusy }, onErase }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  const { sub } = useMember();
  const nameOf = useColleagues();
  const queue = useQueue();
  const claims = useClaims();
  const { conversationId: id, withPerson, handledBy, urgency, claimedBy } = conversation;
  const work = queue.data?.data.items.find((item) => item.kind === 'conversation' && item.id === id);
  const take = { kind: 'conversation', id, claimedBy: work?.claimedBy, claimedAt: work?.claimedAt } as const;
  const claim = take.claimedBy === undefined ? 'claim' : take.claimedBy === sub ? 'release' : 'claimFrom';
  const other = take.claimedBy ?? claimedBy;
  useKeys(t('keys.title'), [
    { keys: 'c', label: t('keys.claim'), run: () => claims.toggle(take) },
    { keys: 'o', label: t('keys.takeOver'), run: () => run(withPerson ? 'give-back' : 'take-over') },
    { keys: 'd', label: t('keys.done'), run: () => urgency !== undefined && run('done') },
  ]);
  return (
    <>
      {other !== undefined && other !== sub && (
        <span className="conversation-other">
          {t('actions.withOther', { name: nameOf(other) ?? t('bubble.colleague') })}
        </span>
      )}
      {!withPerson ? (
        <Button tone="primary" isDisabled={isBusy} onPress={() => run('take-over')}>
          {t('actions.takeOver')}
        </Button>
      ) : (
        handledBy === 'human' && (
          <Button isDisabled={isBusy} onPress={() => run('give-back')}>
            {t('actions.giveBack')}
          </Button>
        )
      )}
      {work !== undefined && <Button onPress={() => claims.toggle(take)}>{t(`actions.${claim}`)}</Button>}
      {urgency !== undefined && (
        <Button isDisabled={isBusy} onPress={() => run('done')}>
          {t('actions.done')}
        </Button>
      )}
      <MenuTrigger>
        <AriaButton className="button button-quiet button-only-icon" aria-label={t('actions.more')}>
          <Ellipsis aria-hidden size={18} />
        </AriaButton>
        <Popover className="popover" placement="bottom end">
          <Menu className="options">
            <MenuItem className="option" onAction={onErase}>
              {t('actions.erase')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {claims.question}
    </>
  );
}
