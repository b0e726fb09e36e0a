import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Ago, Countdown } from '../../ui/clock.tsx';
import { Badge, Card, type Tone } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { answersTo, type Answer } from './deeds.ts';
import { Phone } from './phone.tsx';
import { wavesOf, type Offer, type OpenedTrip } from './trips.ts';

interface Props {
  readonly trip: OpenedTrip;
  readonly onAnswer: (offer: Offer, answer: Answer) => void;
}

const TONES: Readonly<Record<Offer['status'], Tone>> = {
  open: 'info',
  accepted: 'ok',
  declined: 'warn',
  expired: 'muted',
  withdrawn: 'muted',
};

/** Who was asked, wave by wave, the latest first: what became of the text, and what they said. */
export function Offers({ trip, onAnswer }: Props): ReactElement {
  const { t } = useTranslation('trips');
  const waves = wavesOf(trip);
  return (
    <Card title={t('waves')}>
      {waves.length === 0 && <Empty title={t('wave.none')}>{t('wave.noneText')}</Empty>}
      {waves.map(({ round, wave, endsAt, offers }) => (
        <section key={`${round} ${wave}`} className="trips-wave">
          <h3>
            {wave === 0 ? t('wave.byPhone') : t('wave.number', { wave })}
            {round > 1 && <span className="quiet"> · {t('wave.round', { round })}</span>}
            {endsAt !== undefined && (
              <span className="trips-wave-clock">
                {t('clock.wave')} <Countdown until={endsAt} />
              </span>
            )}
          </h3>
          <ul>
            {offers.map((offer) => (
              <OfferRow key={offer.id} offer={offer} trip={trip} onAnswer={onAnswer} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function OfferRow({ offer, trip, onAnswer }: Props & { readonly offer: Offer }): ReactElement {
  const { t } = useTranslation('trips');
  const answers = answersTo(offer, trip);
  return (
    <li className="trips-offer">
      <div className="trips-offer-head">
        <Phone organizationId={offer.organizationId} />
        <Badge tone={TONES[offer.status]}>{t(`offer.${offer.status}`)}</Badge>
      </div>
      <p className="small quiet">
        {t(`stage.${offer.stage === 1 || offer.stage === 2 ? offer.stage : 3}`)}
        {' · '}
        <span className="mono">{offer.code}</span>
        {' · '}
        <Ago at={offer.closedAt ?? offer.openedAt} />
      </p>
      <TextState offer={offer} />
      {answers.length > 0 && (
        <div className="row" role="group" aria-label={t('answer.title')}>
          <span className="small quiet">{t('answer.title')}</span>
          {answers.map((answer) => (
            <Button key={answer} small onPress={() => onAnswer(offer, answer)}>
              {t(`answer.${answer}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

/** Errors of the carrier whose meaning helps whoever reads it; any other is told by its number. */
const EXPLAINED = [30003, 30004, 30005, 30006, 30007, 30008, 21610] as const;

function TextState({ offer: { text, textId, toldText } }: { readonly offer: Offer }): ReactElement {
  const { t } = useTranslation('trips');
  if (text === undefined) return <p className="small">{t(textId === 'by-telephone' ? 'text.byPhone' : 'text.none')}</p>;
  const known = EXPLAINED.find((code) => code === text.errorCode);
  const failed = text.status === 'failed' || text.status === 'undelivered';
  return (
    <p className={`small${failed ? ' trips-bad' : ''}`}>
      {t(`text.${text.status}`)}
      {text.withheld !== undefined && ` : ${t(`withheld.${text.withheld}`)}`}
      {known !== undefined && ` : ${t(`carrier.${known}`)}`}
      {known === undefined && text.errorCode !== undefined && ` (${text.errorCode})`}
      {toldText !== undefined && ` · ${t('text.told', { state: t(`text.${toldText.status}`) })}`}
    </p>
  );
}
