import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceBox, usePlaces } from '../../../ui/place-box.tsx';
import { Select, TextField } from '../../../ui/field.tsx';
import { AREA_KINDS } from '../codes.ts';
import type { ServiceDraft } from '../kinds.ts';
import { Communities } from './boxes.tsx';
import type { ErrorAt } from './errors.ts';
import { OptionalPair, Rows } from './parts.tsx';
import { geometryIn, outlineOf } from './polygon.ts';

type Area = ServiceDraft['serviceAreas'][number];
type Of<K extends Area['kind']> = Extract<Area, { kind: K }>;

const EMPTY: { readonly [K in Area['kind']]: Of<K> } = {
  communities: { kind: 'communities', communityIds: [] },
  radius: { kind: 'radius', lat: 46.49, lon: -81, radiusKm: 100 },
  polygon: { kind: 'polygon', geometry: { type: 'Polygon', coordinates: [] } },
  province: { kind: 'province' },
  virtual: { kind: 'virtual' },
};

/** Whom a service reaches: where the person is. */
export function AreaRows({
  areas,
  onChange,
  errorAt,
}: {
  readonly areas: readonly Area[];
  readonly onChange: (areas: Area[]) => void;
  readonly errorAt: ErrorAt;
}): ReactElement {
  const { t } = useTranslation('directory');
  return (
    <Rows
      label={t('field.serviceAreas')}
      add={t('areas.add')}
      items={areas}
      empty={EMPTY.communities}
      onChange={onChange}
      error={errorAt('serviceAreas')}
    >
      {(area, change, at) => (
        <>
          <div className="directory-columns">
            <Select
              label={t('areas.kind')}
              value={area.kind}
              choices={AREA_KINDS.map((value) => ({ value, label: t(`area.${value}`) }))}
              onChange={(kind) => change(EMPTY[kind])}
            />
          </div>
          {area.kind === 'communities' && (
            <Communities
              label={t('area.communities')}
              ids={area.communityIds}
              onChange={(communityIds) => change({ ...area, communityIds })}
            />
          )}
          {area.kind === 'radius' && <Circle area={area} onChange={change} />}
          {area.kind === 'polygon' && <Polygon area={area} at={at} onChange={change} errorAt={errorAt} />}
        </>
      )}
    </Rows>
  );
}

export function NumberField({
  label,
  value,
  onChange,
  error,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly error?: string | undefined;
}): ReactElement {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (numberOf(typed) !== value) setTyped(value === undefined ? '' : String(value));
  }
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange(numberOf(text));
      }}
      error={error}
    />
  );
}

/** With a comma too, as it is written in French. */
const numberOf = (text: string): number | undefined =>
  /^\s*[-−]?\d+([.,]\d+)?\s*$/.test(text) ? Number(text.trim().replace(',', '.').replace('−', '-')) : undefined;

function Circle({
  area,
  onChange,
}: {
  readonly area: Of<'radius'>;
  readonly onChange: (area: Area) => void;
}): ReactElement {
  const { t } = useTranslation('directory');
  const places = usePlaces();
  return (
    <div className="directory-columns">
      <PlaceBox
        label={t('areas.around')}
        value={undefined}
        onChange={(id) => {
          const place = places.find((one) => one.id === id);
          if (place !== undefined) onChange({ ...area, lat: place.lat, lon: place.lon });
        }}
      />
      <NumberField label={t('areas.lat')} value={area.lat} onChange={(lat = 0) => onChange({ ...area, lat })} />
      <NumberField label={t('areas.lon')} value={area.lon} onChange={(lon = 0) => onChange({ ...area, lon })} />
      <NumberField
        label={t('areas.km')}
        value={area.radiusKm}
        onChange={(radiusKm = 0) => onChange({ ...area, radiusKm })}
      />
    </div>
  );
}

function Polygon({
  area,
  at,
  onChange,
  errorAt,
}: {
  readonly area: Of<'polygon'>;
  readonly at: number;
  readonly onChange: (area: Area) => void;
  readonly errorAt: ErrorAt;
}): ReactElement {
  const { t } = useTranslation('directory');
  const has = area.geometry.coordinates.length > 0;
  const [text, setText] = useState(() => (has ? JSON.stringify(area.geometry) : ''));
  const read = geometryIn(text);
  const outline = read === undefined ? undefined : outlineOf(read);
  return (
    <>
      <OptionalPair
        label={t('areas.name')}
        field={`serviceAreas.${at}.name`}
        value={area.name}
        onChange={(name) => onChange({ ...area, name })}
        errorAt={errorAt}
      />
      <div className="directory-polygon">
        <TextField
          label={t('areas.geojson')}
          help={t('areas.geojsonHelp')}
          lines={6}
          value={text}
          error={text !== '' && read === undefined ? t('areas.noGeojson') : errorAt(`serviceAreas.${at}.geometry`)}
          onChange={(next) => {
            setText(next);
            const geometry = geometryIn(next);
            if (geometry !== undefined) onChange({ ...area, geometry });
          }}
        />
        {outline !== undefined && (
          <svg viewBox={outline.viewBox} role="img" aria-label={t('areas.preview')}>
            <path d={outline.path} fillRule="evenodd" vectorEffect="non-scaling-stroke" />
          </svg>
        )}
      </div>
    </>
  );
}
