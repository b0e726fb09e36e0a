import { MessageSquareQuote, SendHorizontal } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { Label } from 'react-aria-components/Label';
import { useKeys } from '../../app/keys.ts';
import { dateTime } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { CannedTexts } from './canned.tsx';
import { keepDraft, useDraft } from './drafts.ts';
import { marksOf, mayOverride, piecesOf, type Check } from './findings.ts';
import { inGsm, lengthOf, outsidersOf } from './gsm.ts';
import { closedBy, safetyOf } from './safety.ts';
import type { Thread } from './thread.ts';
import { useCheck } from './use-check.ts';

interface Props {
  readonly conversation: Thread['conversation'];
  readonly isLeaving: boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onSend: (body: string, knowingly: boolean) => void;
}

const LONGEST = 1_600;

/** Where a text is written: what it costs, what in it gives away, and when it would leave, before it does. */
export function Compose({ conversation, isLeaving, field, onSend }: Props): ReactElement {
  const { t } = useTranslation('conversation');
  const { conversationId, contact, channel } = conversation;
  const text = useDraft(conversationId);
  const [choosing, setChoosing] = useState(false);
  const refusal = useRef<HTMLDivElement>(null);
  const check = useCheck(conversationId, text, conversation.version);
  const safety = safetyOf(conversation);
  useKeys(t('keys.title'), [
    { keys: 'r', label: t('keys.write'), run: () => field.current?.focus() },
    { keys: 't', label: t('keys.canned'), run: () => setChoosing(true) },
  ]);
  const closed = closedBy(safety);
  if (closed !== undefined) return <p className="conversation-closed">{t(`closed.${closed}`)}</p>;

  const write = (next: string): void => keepDraft(conversationId, next.slice(0, LONGEST));
  const refused = check?.refused;
  const override = check !== undefined && mayOverride(check);
  const isBlank = text.trim() === '';
  const send = (): void => {
    if (isBlank || isLeaving) return;
    if (refused === undefined) onSend(text.trim(), false);
    else refusal.current?.focus();
  };
  const insert = (words: string): void => {
    setChoosing(false);
    const node = field.current;
    const [from, to] = [node?.selectionStart ?? text.length, node?.selectionEnd ?? text.length];
    const space = from > 0 && !/\s$/.test(text.slice(0, from)) ? ' ' : '';
    write(`${text.slice(0, from)}${space}${words}${text.slice(to)}`);
    setTimeout(() => {
      node?.focus();
      node?.setSelectionRange(from + space.length + words.length, from + space.length + words.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') field.current?.blur();
  };
  return (
    <form
      className="conversation-compose"
      aria-label={t('compose.label')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField className="field" value={text} onChange={write} aria-describedby="conversation-findings">
        <Label className="unseen">{t('compose.label')}</Label>
        <div className="conversation-paper">
          <Marked text={text} check={check} />
          <TextArea
            ref={field}
            rows={3}
            maxLength={LONGEST}
            lang={contact.language}
            spellCheck
            placeholder={t('compose.placeholder')}
            onKeyDown={onKeyDown}
            onScroll={({ currentTarget }) => {
              currentTarget.previousElementSibling?.scrollTo({ top: currentTarget.scrollTop });
            }}
          />
        </div>
      </TextField>
      <div id="conversation-findings" className="conversation-findings" aria-live="polite">
        {channel === 'sms' && <Outsiders text={text} onReplace={write} />}
        {check !== undefined && <Findings check={check} at={refusal} />}
        {safety.at !== undefined && !isBlank && (
          <p className="conversation-waits">{t('compose.waits', { at: dateTime(safety.at) })}</p>
        )}
      </div>
      {/* Not where Send was pressed, and not where the keyboard goes first: what is wrong is read before. */}
      {override && (
        <div>
          <Button tone="danger" small isDisabled={isLeaving} onPress={() => onSend(text.trim(), true)}>
            {t('compose.knowingly')}
          </Button>
        </div>
      )}
      <div className="conversation-send">
        {channel === 'sms' && <LengthLine text={text} />}
        <Button small icon={<MessageSquareQuote aria-hidden size={16} />} onPress={() => setChoosing(true)}>
          {t('compose.canned')}
        </Button>
        <div className="conversation-send-button">
          <Button
            tone="primary"
            type="submit"
            isDisabled={isBlank || isLeaving || refused !== undefined}
            icon={<SendHorizontal aria-hidden size={17} />}
          >
            {t(safety.at === undefined ? 'compose.send' : 'compose.sendLater')}
          </Button>
        </div>
      </div>
      <CannedTexts contact={contact} isOpen={choosing} onClose={() => setChoosing(false)} onChoose={insert} />
    </form>
  );
}

/** The same words behind the field, with what is wrong in them coloured; read out below, not here. */
function Marked({ text, check }: { readonly text: string; readonly check: Check | undefined }): ReactElement {
  const outside = outsidersOf(text)
    .map(({ character }) => character)
    .join('');
  const findings = [
    ...(check?.warnings.filter(({ kind }) => kind !== 'forces-ucs-2') ?? []),
    ...(outside === '' ? [] : [{ kind: 'forces-ucs-2', found: outside }]),
  ];
  return (
    <div className="conversation-marked" aria-hidden>
      {piecesOf(text, marksOf(text, findings)).map(({ text: piece, kind }, at) =>
        kind === undefined ? (
          <span key={at}>{piece}</span>
        ) : (
          <mark key={at} className={kind === 'forces-ucs-2' ? 'conversation-mark-dear' : 'conversation-mark'}>
            {piece}
          </mark>
        ),
      )}
      {/* A last line that is empty has a height too. */}
      {'\n'}
    </div>
  );
}

function LengthLine({ text }: { readonly text: string }): ReactElement {
  const { t } = useTranslation('conversation');
  const { encoding, segments, left } = lengthOf(text);
  const tone = segments > 2 ? ' conversation-too-long' : '';
  return (
    <span className={`conversation-length${tone}`}>
      {t('length.segments', { count: text === '' ? 0 : segments })} · {t('length.left', { count: left })} ·{' '}
      <abbr title={t(`length.${encoding}`)}>{encoding}</abbr>
    </span>
  );
}

function Outsiders({
  text,
  onReplace,
}: {
  readonly text: string;
  readonly onReplace: (text: string) => void;
}): ReactElement | null {
  const { t } = useTranslation('conversation');
  const outside = outsidersOf(text);
  if (outside.length === 0) return null;
  const better = inGsm(text);
  return (
    <p className="conversation-dear">
      <span>
        {t('dear.text', { characters: outside.map(({ character }) => character).join(' '), count: outside.length })}
      </span>
      {better !== text && (
        <Button small onPress={() => onReplace(better)}>
          {t('dear.replace', {
            by: outside
              .flatMap(({ character, replacement }) =>
                replacement === undefined ? [] : [`${character}→${replacement === ' ' ? '␣' : replacement}`],
              )
              .join(' '),
          })}
        </Button>
      )}
    </p>
  );
}

const FINDINGS = ['names-program', 'names-trafficking', 'names-organization', 'address', 'link', 'too-long'] as const;
const REFUSALS = ['not-known-to-be-safe', 'code-word-first', 'text-gives-away', 'opted-out', 'page-closed'] as const;

function Findings({
  check,
  at,
}: {
  readonly check: Check;
  readonly at: RefObject<HTMLDivElement | null>;
}): ReactElement | null {
  const { t } = useTranslation('conversation');
  const found = check.warnings.flatMap(({ kind, found: words }) => {
    const known = FINDINGS.find((one) => one === kind);
    return known === undefined ? [] : [{ kind: known, words }];
  });
  const refusal = REFUSALS.find((one) => one === check.refused);
  if (found.length === 0 && refusal === undefined) return null;
  return (
    <div ref={at} className="conversation-refusal" tabIndex={-1}>
      {refusal !== undefined && (
        <p>
          <strong>{t(`refusal.${refusal}`)}</strong> {t(mayOverride(check) ? 'refusal.override' : 'refusal.change')}
        </p>
      )}
      <ul>
        {found.map(({ kind, words }) => (
          <li key={`${kind} ${words}`}>{t(`finding.${kind}`, { words })}</li>
        ))}
      </ul>
    </div>
  );
}
