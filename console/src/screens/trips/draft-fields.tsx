import { X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { Link } from 'react-router';
import { inLanguage } from '../../i18n/i18n.ts';
import { timeOfDay } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Choices, Select, TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { PlaceBox, usePlaces } from '../../ui/place-box.tsx';
import { LUGGAGE, NEEDS, WEEKDAYS, type Draft, type Gaps } from './draft.ts';
import { PointBox } from './point-box.tsx';
import { instantAt } from './times.ts';
import { placeIdOf, PURPOSES } from './trips.ts';

interface Props {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}
interface Checked extends Props {
  readonly gaps: Gaps;
}

export function WayFields({ draft, change, gaps }: Checked): ReactElement {
  const { t } = useTranslation('trips');
  return (
    <Card title={t('new.where')}>
      {draft.personId !== undefined && (
        <p className="row">
          <Link to={`/people/${draft.personId}`}>{t('one.person')}</Link>
          <Button small onPress={() => change({ personId: undefined })}>
            {t('new.noPerson')}
          </Button>
        </p>
      )}
      <Choices
        label={t('purpose.label')}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
        choices={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
      />
      <div className="trips-pair">
        <PointBox
          label={t('new.from')}
          autoFocus={draft.from === undefined}
          value={draft.from}
          onChange={(from) => change({ from })}
          error={gaps.from === undefined ? undefined : t(`gap.${gaps.from}`)}
        />
        <PointBox
          label={t('new.to')}
          autoFocus={draft.from !== undefined}
          value={draft.to}
          onChange={(to) => change({ to })}
          error={gaps.to === undefined ? undefined : t(`gap.${gaps.to}`)}
        />
      </div>
      <TextField
        label={t('new.details')}
        help={t('new.detailsHelp')}
        lines={2}
        maxLength={1000}
        value={draft.pickupDetails}
        onChange={(pickupDetails) => change({ pickupDetails })}
      />
    </Card>
  );
}

export function WhenFields({
  draft,
  change,
  gaps,
  timeZone,
}: Checked & { readonly timeZone: string | undefined }): ReactElement {
  const { t } = useTranslation('trips');
  const repeats = draft.repeats !== 'never';
  const timed = draft.when !== 'now' || repeats;
  return (
    <Card title={t('when.label')}>
      <Choices
        label={t('new.when')}
        value={draft.when}
        onChange={(when) => change({ when, ...(when === 'now' && { repeats: 'never' }) })}
        choices={[
          { value: 'now', label: t('when.now') },
          { value: 'leave', label: t('when.leave') },
          { value: 'arrive', label: t('when.arrive') },
        ]}
      />
      {timed && (
        <div className="trips-pair">
          <TextField
            label={t('when.date')}
            type="date"
            value={draft.date}
            onChange={(date) => change({ date, ...(draft.backDate < date && { backDate: date }) })}
          />
          <TextField
            label={t('when.time')}
            type="time"
            help={<OtherClock draft={draft} timeZone={timeZone} />}
            value={draft.time}
            onChange={(time) => change({ time })}
            error={gaps.time === undefined ? undefined : t(`gap.${gaps.time}`)}
          />
        </div>
      )}
      <Choices
        label={t('new.back')}
        value={draft.back}
        onChange={(back) => change({ back })}
        choices={[
          { value: 'none', label: t('back.none') },
          { value: 'open', label: t('back.open') },
          { value: 'at', label: t('back.at') },
        ]}
        help={draft.back === 'open' ? t('back.openHelp') : undefined}
      />
      {draft.back === 'at' && (
        <div className="trips-pair">
          {!repeats && (
            <TextField
              label={t('when.date')}
              type="date"
              value={draft.backDate}
              onChange={(backDate) => change({ backDate })}
            />
          )}
          <TextField
            label={t('when.time')}
            type="time"
            value={draft.backTime}
            onChange={(backTime) => change({ backTime })}
            error={gaps.back === undefined ? undefined : t(`gap.${gaps.back}`)}
          />
        </div>
      )}
      {draft.when !== 'now' && <Repeats draft={draft} change={change} gaps={gaps} />}
    </Card>
  );
}

/** The same hour where the passenger is picked up, when clocks there show another. */
function OtherClock({
  draft,
  timeZone,
}: {
  readonly draft: Draft;
  readonly timeZone: string | undefined;
}): ReactElement {
  const { t } = useTranslation('trips');
  const places = usePlaces();
  const place =
    draft.from === undefined
      ? undefined
      : places.find(({ id }) => draft.from !== undefined && id === placeIdOf(draft.from));
  const at = instantAt(draft.date, draft.time, timeZone);
  if (place?.timeZone === undefined || at === undefined || timeOfDay(at, place.timeZone) === timeOfDay(at, timeZone)) {
    return <>{t('when.hubClock')}</>;
  }
  return <>{t('when.there', { time: timeOfDay(at, place.timeZone), place: inLanguage(place.name) })}</>;
}

function Repeats({ draft, change, gaps }: Checked): ReactElement {
  const { t } = useTranslation('trips');
  const { repeats } = draft;
  return (
    <>
      <Choices
        label={t('repeat.label')}
        value={repeats}
        onChange={(next) => change({ repeats: next })}
        choices={[
          { value: 'never', label: t('repeat.never') },
          { value: 'week', label: t('repeat.week') },
          { value: 'month', label: t('repeat.month') },
        ]}
      />
      {repeats !== 'never' && (
        <div className="stack">
          {repeats === 'week' && (
            <>
              <CheckboxGroup
                className="field"
                value={[...draft.weekdays]}
                onChange={(days) => change({ weekdays: WEEKDAYS.filter((day) => days.includes(day)) })}
              >
                <Label>{t('repeat.weekdays')}</Label>
                <div className="trips-days">
                  {WEEKDAYS.map((day) => (
                    <Checkbox key={day} value={day}>
                      {t(`weekday.${day}`)}
                    </Checkbox>
                  ))}
                </div>
              </CheckboxGroup>
              {gaps.weekdays !== undefined && (
                <p className="field-error" role="alert">
                  {t('gap.weekdays')}
                </p>
              )}
            </>
          )}
          <div className="trips-pair">
            <Counter
              label={t(repeats === 'week' ? 'repeat.everyWeeks' : 'repeat.everyMonths')}
              value={draft.interval}
              least={1}
              most={repeats === 'week' ? 52 : 24}
              onChange={(interval) => change({ interval })}
            />
            <TextField
              label={t('repeat.until')}
              help={t('repeat.untilHelp')}
              type="date"
              value={draft.until}
              onChange={(until) => change({ until })}
            />
          </div>
        </div>
      )}
    </>
  );
}

export function WhoFields({ draft, change, gaps }: Checked): ReactElement {
  const { t } = useTranslation('trips');
  return (
    <Card title={t('new.who')}>
      <div className="trips-three">
        <Counter
          label={t('passenger.adults')}
          value={draft.adults}
          least={0}
          most={12}
          onChange={(adults) => change({ adults })}
        />
        <Counter
          label={t('passenger.children')}
          value={draft.children}
          least={0}
          most={12}
          onChange={(children) => change({ children })}
        />
        <Counter
          label={t('passenger.attendants')}
          value={draft.attendants}
          least={0}
          most={4}
          onChange={(attendants) => change({ attendants })}
        />
      </div>
      {gaps.passengers !== undefined && (
        <p className="field-error" role="alert">
          {t('gap.passengers')}
        </p>
      )}
      <CheckboxGroup
        className="field"
        value={[...draft.accessibility]}
        onChange={(needs) => change({ accessibility: NEEDS.filter((need) => needs.includes(need)) })}
      >
        <Label>{t('new.needs')}</Label>
        <div className="trips-days">
          {NEEDS.map((need) => (
            <Checkbox key={need} value={need}>
              {t(`need.${need}`)}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <Select
        label={t('luggage.label')}
        value={draft.luggage}
        onChange={(luggage) => change({ luggage })}
        choices={LUGGAGE.map((value) => ({ value, label: t(`luggage.${value}`) }))}
      />
      <TextField
        label={t('new.agreedAs')}
        help={t('new.agreedAsHelp')}
        maxLength={200}
        value={draft.agreedAs}
        onChange={(agreedAs) => change({ agreedAs })}
      />
      {draft.personId !== undefined && (
        <Checkbox isSelected={draft.tellPerson} onChange={(tellPerson) => change({ tellPerson })}>
          {t('new.tellPerson')}
        </Checkbox>
      )}
    </Card>
  );
}

export function AvoidFields({ draft, change }: Props): ReactElement {
  const { t } = useTranslation('trips');
  const places = usePlaces();
  // A new field each time, empty again.
  const [turn, setTurn] = useState(0);
  const nameOf = (id: string): string => {
    const place = places.find((one) => one.id === id);
    return place === undefined ? '…' : inLanguage(place.name);
  };
  return (
    <Card title={t('avoid.title')}>
      <PlaceBox
        key={turn}
        label={t('avoid.community')}
        value={undefined}
        onChange={(id) => {
          if (id === undefined || !/^(?:fn|place)-/.test(id)) return;
          change({ avoidCommunities: [...new Set([...draft.avoidCommunities, id])] });
          setTurn(turn + 1);
        }}
      />
      {draft.avoidCommunities.length > 0 && (
        <ul className="row">
          {draft.avoidCommunities.map((id) => (
            <li key={id}>
              <Button
                small
                icon={<X aria-hidden size={14} />}
                onPress={() => change({ avoidCommunities: draft.avoidCommunities.filter((one) => one !== id) })}
              >
                {t('avoid.remove', { place: nameOf(id) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Checkbox isSelected={draft.policeMarks} onChange={(policeMarks) => change({ policeMarks })}>
        {t('avoid.policeMarks')}
      </Checkbox>
      <TextField
        label={t('avoid.people')}
        help={t('avoid.peopleHelp')}
        lines={2}
        maxLength={500}
        value={draft.avoidPeople}
        onChange={(avoidPeople) => change({ avoidPeople })}
      />
    </Card>
  );
}

function Counter({
  label,
  value,
  least,
  most,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}): ReactElement {
  return (
    <TextField
      label={label}
      type="number"
      inputMode="numeric"
      min={String(least)}
      max={String(most)}
      value={String(value)}
      onChange={(typed) => onChange(Math.min(Math.max(Math.trunc(Number(typed)) || least, least), most))}
    />
  );
}
