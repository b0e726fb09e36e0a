import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Plus, Trash2 } from 'lucide-react';
import { languageName } from '../../i18n/language-name.ts';
import { Button } from '../../ui/button.tsx';
import { Choices, Select, TextField } from '../../ui/field.tsx';
import { OrganizationBox } from '../../ui/organization-box.tsx';
import { PlaceBox } from '../../ui/place-box.tsx';
import { AGE_BANDS, languagesWith } from './file.ts';
import { isPhoneWrong, type FileDraft } from './file-form.ts';

interface Props {
  readonly draft: FileDraft;
  readonly onChange: (draft: FileDraft) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** What a file says: the open part that lists are worked by, and what is sealed with the person’s own key. */
export function FileFields({ draft, onChange, errorOf }: Props): ReactElement {
  const { t } = useTranslation('people');
  const set = (part: Partial<FileDraft>): void => onChange({ ...draft, ...part });
  return (
    <>
      <Choices
        label={t('file.ageBand')}
        value={draft.ageBand}
        onChange={(ageBand) => set({ ageBand })}
        choices={AGE_BANDS.map((value) => ({ value, label: t(`ageBand.${value}`) }))}
        error={errorOf('ageBand')}
      />
      <Select
        label={t('file.language')}
        value={draft.language}
        onChange={(language) => set({ language })}
        choices={languagesWith(draft.language).map((value) => ({ value, label: languageName(value) }))}
        error={errorOf('language')}
      />
      <PlaceBox
        label={t('file.community')}
        value={draft.communityId}
        onChange={(communityId) => set({ communityId })}
        error={errorOf('communityId')}
      />
      <OrganizationBox
        label={t('file.nation')}
        nationsOnly
        value={draft.nationId}
        onChange={(nationId) => set({ nationId })}
        help={t('file.nationHelp')}
        error={errorOf('nationId')}
      />
      <fieldset className="people-sealed">
        <legend>{t('file.sealed')}</legend>
        <p className="quiet small">{t('file.sealedHelp')}</p>
        <TextField
          label={t('file.name')}
          value={draft.name}
          onChange={(name) => set({ name })}
          maxLength={200}
          error={errorOf('private.name')}
        />
        <div className="people-pair-fields">
          <TextField
            label={t('file.birthDate')}
            type="date"
            value={draft.birthDate}
            onChange={(birthDate) => set({ birthDate })}
            error={errorOf('private.birthDate')}
          />
          <TextField
            label={t('file.phone')}
            type="tel"
            value={draft.phone}
            onChange={(phone) => set({ phone })}
            error={isPhoneWrong(draft) ? t('file.phoneWrong') : errorOf('private.phone')}
          />
        </div>
        <TextField
          label={t('file.accommodations')}
          value={draft.accommodations}
          onChange={(accommodations) => set({ accommodations })}
          help={t('file.accommodationsHelp')}
          error={errorOf('private.accommodations')}
        />
        <TextField
          label={t('file.notes')}
          lines={4}
          value={draft.notes}
          onChange={(notes) => set({ notes })}
          maxLength={10_000}
          error={errorOf('private.notes')}
        />
        {draft.fileNumbers.map((fileNumber, at) => {
          const put = (next: FileDraft['fileNumbers'][number] | undefined): void =>
            set({ fileNumbers: draft.fileNumbers.flatMap((one, index) => (index === at ? (next ?? []) : one)) });
          return (
            <div key={at} className="people-file-number">
              <OrganizationBox
                label={t('file.agency')}
                value={fileNumber.organizationId}
                onChange={(organizationId) => put({ ...fileNumber, organizationId })}
                error={errorOf(`private.fileNumbers.${at}.organizationId`)}
              />
              <TextField
                label={t('file.fileNumber')}
                value={fileNumber.number}
                onChange={(number) => put({ ...fileNumber, number })}
                maxLength={40}
                error={errorOf(`private.fileNumbers.${at}.number`)}
              />
              <Button
                tone="quiet"
                icon={<Trash2 aria-hidden size={18} />}
                aria-label={t('file.removeNumber')}
                onPress={() => put(undefined)}
              />
            </div>
          );
        })}
        {draft.fileNumbers.length < 10 && (
          <div>
            <Button
              small
              icon={<Plus aria-hidden size={16} />}
              onPress={() => set({ fileNumbers: [...draft.fileNumbers, { organizationId: undefined, number: '' }] })}
            >
              {t('file.addNumber')}
            </Button>
          </div>
        )}
      </fieldset>
    </>
  );
}
