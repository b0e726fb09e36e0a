import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Eye, EyeOff, MessageSquareText, MessageSquareOff, Pencil } from 'lucide-react';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { languageName } from '../../i18n/language-name.ts';
import { dateTime, plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { OrganizationName, PlaceName } from '../../ui/entry-name.tsx';
import { Badge, type Tone } from '../../ui/page.tsx';
import { readablePhone, type PersonFile } from './file.ts';

type SafeState = 'now' | 'later' | 'code-word' | 'no' | 'unknown';
const SAFE_TONES: Readonly<Record<SafeState, Tone>> = {
  now: 'ok',
  later: 'warn',
  'code-word': 'warn',
  no: 'danger',
  unknown: 'warn',
};
const SIGNS_EVERY_MS = 30_000;

/** Who it is, as far as the screen may show it to somebody looking over a shoulder; what is sealed behind a press. */
export function HeadCard({
  file,
  onChange,
}: {
  readonly file: PersonFile;
  readonly onChange: (() => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('people');
  const [shown, setShown] = useState(false);
  const { ageBand, language, communityId, nationId, private: facts, conversationIds, caseOwner } = file;
  const isMinor = ageBand === 'under-16' || ageBand === '16-17';
  return (
    <section className="card people-head" aria-label={t('head.label')}>
      <dl className="people-facts people-facts-head">
        <Fact name={t('file.ageBand')}>
          {isMinor ? <Badge tone="danger">{t(`ageBand.${ageBand}`)}</Badge> : t(`ageBand.${ageBand}`)}
        </Fact>
        <Fact name={t('file.language')}>{languageName(language)}</Fact>
        <Fact name={t('file.community')}>
          {communityId === undefined ? (
            <span className="quiet">{t('head.unsaid')}</span>
          ) : (
            <PlaceName id={communityId} />
          )}
        </Fact>
        {nationId !== undefined && (
          <Fact name={t('head.nation')}>
            <OrganizationName id={nationId} />
          </Fact>
        )}
        <Fact name={t('head.case')}>
          {caseOwner?.organizationId === undefined ? (
            t('head.hub')
          ) : (
            <Link to={`/referrals/${caseOwner.referralId}`}>
              <OrganizationName id={caseOwner.organizationId} />
            </Link>
          )}
        </Fact>
      </dl>
      {onChange !== undefined && (
        <ul className="people-safe" aria-label={t('head.conversations')}>
          {conversationIds.map((id) => (
            <Safe key={id} conversationId={id} />
          ))}
          {conversationIds.length === 0 && <li className="quiet">{t('head.noConversation')}</li>}
        </ul>
      )}
      <div className="row">
        <Button
          small
          icon={shown ? <EyeOff aria-hidden size={16} /> : <Eye aria-hidden size={16} />}
          onPress={() => setShown(!shown)}
        >
          {t(shown ? 'head.hide' : 'head.show')}
        </Button>
        {onChange !== undefined && (
          <Button small tone="quiet" icon={<Pencil aria-hidden size={16} />} onPress={onChange}>
            {t('file.change')}
          </Button>
        )}
      </div>
      {shown && <Sealed facts={facts} />}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Whether a text may be sent now, without opening what was said. */
function Safe({ conversationId }: { readonly conversationId: string }): ReactElement {
  const { t } = useTranslation('people');
  const signs = useRead(
    'GET /v1/conversations/{conversationId}/signs',
    { params: { conversationId } },
    { revalidates: true, every: SIGNS_EVERY_MS },
  );
  const safe = signs.data?.data.safeToText;
  const Icon = safe?.state === 'no' ? MessageSquareOff : MessageSquareText;
  return (
    <li className="row">
      {safe !== undefined && (
        <Badge tone={SAFE_TONES[safe.state]}>
          <Icon aria-hidden size={14} /> {t(`safe.${safe.state}`)}
          {safe.at !== undefined && safe.state === 'later' && ` · ${dateTime(safe.at)}`}
        </Badge>
      )}
      <Link to={`/conversations/${conversationId}`}>{t('head.openConversation')}</Link>
    </li>
  );
}

function Sealed({ facts }: { readonly facts: PersonFile['private'] }): ReactElement {
  const { t } = useTranslation('people');
  const { name, birthDate, phone, accommodations = [], notes, fileNumbers = [] } = facts;
  return (
    <dl className="people-facts people-facts-sealed" aria-live="polite">
      <Fact name={t('file.name')}>{name ?? <span className="quiet">{t('head.unsaid')}</span>}</Fact>
      {birthDate !== undefined && <Fact name={t('file.birthDate')}>{plainDate(birthDate)}</Fact>}
      {phone !== undefined && <Fact name={t('file.phone')}>{readablePhone(phone)}</Fact>}
      {accommodations.length > 0 && <Fact name={t('file.accommodations')}>{accommodations.join(', ')}</Fact>}
      {fileNumbers.map(({ organizationId, number }) => (
        <Fact key={organizationId} name={t('file.fileNumber')}>
          {number} · <OrganizationName id={organizationId} />
        </Fact>
      ))}
      {notes !== undefined && (
        <Fact name={t('file.notes')}>
          <span className="people-notes">{notes}</span>
        </Fact>
      )}
    </dl>
  );
}
