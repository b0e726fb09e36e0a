import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessReason } from '../../api/contract.ts';
import { useMember } from '../../app/member.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DigitList } from './digit-list.tsx';
import { reasonsFor, rememberReasons } from './reasons.ts';

const reasons = rememberReasons(() => Date.now());

interface FileReason {
  /** Absent until the member has said it. */
  readonly reason: AccessReason | undefined;
  /** What is asked; to be put on the screen. */
  readonly question: ReactElement | null;
}

/**
 * Why somebody's file is opened: asked once, and remembered for that person for half an hour. `onLeave`: the member would
 * rather not open it.
 */
export function useFileReason(personId: string, onLeave: () => void): FileReason {
  const [said, setSaid] = useState(() => ({ personId, reason: reasons.recall(personId) }));
  if (said.personId !== personId) setSaid({ personId, reason: reasons.recall(personId) });
  const say = (reason: AccessReason): void => {
    reasons.give(personId, reason);
    setSaid({ personId, reason });
  };
  return {
    reason: said.personId === personId ? said.reason : undefined,
    question: said.reason === undefined ? <Why onSay={say} onLeave={onLeave} /> : null,
  };
}

function Why({
  onSay,
  onLeave,
}: {
  readonly onSay: (reason: AccessReason) => void;
  readonly onLeave: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const { role } = useMember();
  return (
    <Dialog title={t('why.title')} isOpen onClose={onLeave}>
      <p>{t('why.text')}</p>
      <DigitList
        label={t('why.title')}
        choices={reasonsFor(role).map((value) => ({ value, label: t(`reason.${value}`) }))}
        onChoose={onSay}
      />
    </Dialog>
  );
}
