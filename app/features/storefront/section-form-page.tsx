import { BlockStack, Card, InlineError, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { AdminPhoto } from '~/features/photos/admin-photo';
import { PhotoPicker } from '~/features/photos/photo-picker';
import { problemOf } from '~/ui/asked-again';
import {
  CheckField,
  Field,
  fieldId,
  KeptForm,
  ProblemSummary,
  problemText,
  SubmitButton,
  useAskedAgain,
} from '~/ui/polaris';

import { sectionDraft } from './builder-paths';
import type { Section } from './design';
import { FeaturedField } from './featured-field';
import type { PickedListing } from './picked-listing';
import { fieldsOf, PHOTOS_FIELD, type SectionField } from './section-form';

/** What a section's form shows besides the section itself. */
export type SectionFormView = {
  shop: { id: string; name: string };
  section: Section;
  version: number;
  photos: AdminPhoto[];
  listings: PickedListing[];
  /** What the shop says where a field is left empty, by the field's name; shown as what it would be. */
  otherwise: Record<string, string>;
};

/** What one part of the page says. Every field may stay empty: then the shop says what fits it. */
export function SectionForm({ view }: { view: SectionFormView }) {
  const { t } = useTranslation('design');
  const { shop, section, version } = view;
  const [isUploading, setUploading] = useState(false);
  const asked = useAskedAgain();
  // somebody else was at work: sent once more, it was seen and is meant
  const seen = asked?.problems.find(({ code }) => code === 'design.stale')?.with?.version ?? version;
  return (
    <KeptForm draftKey={sectionDraft(shop.id, section.id)}>
      <BlockStack gap="400">
        <ProblemSummary />
        <Card>
          <BlockStack gap="400">
            <Text as="p">{t(`kinds.${section.kind}.lead`)}</Text>
            <input type="hidden" name="version" value={seen} />
            {fieldsOf(section.kind).map(([name, field]) => (
              <SectionPart key={name} name={name} field={field} view={view} onUploadingChange={setUploading} />
            ))}
          </BlockStack>
        </Card>
        <fieldset disabled={isUploading} style={{ margin: 0, padding: 0, border: 0 }}>
          <SubmitButton>{t('save')}</SubmitButton>
        </fieldset>
      </BlockStack>
    </KeptForm>
  );
}

function SectionPart({
  name,
  field,
  view: { shop, section, photos, listings, otherwise },
  onUploadingChange,
}: {
  name: string;
  field: SectionField;
  view: SectionFormView;
  onUploadingChange: (busy: boolean) => void;
}) {
  const { t } = useTranslation('design');
  const stored = (section.data as Record<string, unknown>)[name];
  const words = useFieldWords(section.kind, name);
  const text = typeof stored === 'string' ? stored : '';
  switch (field.type) {
    case 'line':
    case 'link':
    case 'prose':
      return (
        <Field
          name={name}
          {...words}
          value={text}
          placeholder={otherwise[name]}
          maxLength={field.max}
          {...(field.type === 'prose' && { multiline: 4 })}
          {...(field.type === 'link' && { inputMode: 'url' as const })}
        />
      );
    case 'day':
      return <Field name={name} {...words} value={text} type="date" />;
    case 'flag':
      return <CheckField name={name} label={words.label} checked={stored === true} />;
    case 'listings':
      return <FeaturedField chosen={listings} max={field.max} />;
    case 'photo':
    case 'photos':
      return (
        <PhotosPart
          label={field.type === 'photo' ? t('fields.onePhoto') : t('fields.photos', { max: field.max })}
          help={field.type === 'photo' ? t('fields.onePhotoHelp') : t('fields.photosHelp')}
          photos={photos}
          form={sectionDraft(shop.id, section.id)}
          name={shop.name}
          onUploadingChange={onUploadingChange}
        />
      );
  }
}

/** Photos of a part of the page, or of the logo. What is taken off stays in the looks that show it. */
export function PhotosPart({
  label,
  help,
  photos,
  form,
  name,
  onUploadingChange,
}: {
  label: string;
  help: string;
  photos: AdminPhoto[];
  form: string;
  name: string;
  onUploadingChange: (busy: boolean) => void;
}) {
  const { t } = useTranslation('design');
  const problem = problemOf(useAskedAgain(), PHOTOS_FIELD);
  return (
    <div id={fieldId(PHOTOS_FIELD)} tabIndex={-1}>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {label}
        </Text>
        <Text as="p" tone="subdued">
          {help}
        </Text>
        {problem && <InlineError message={problemText(t, problem)} fieldID={fieldId(PHOTOS_FIELD)} />}
        <PhotoPicker
          listingId={null}
          photos={photos}
          form={form}
          about={{ name, cultivar: '', size: '' }}
          staysElsewhere
          onUploadingChange={onUploadingChange}
        />
      </BlockStack>
    </div>
  );
}

/** Label and help of a field; a heading is called alike everywhere. */
function useFieldWords(kind: string, name: string): { label: string; help?: string } {
  const { t } = useTranslation('design');
  if (name === 'heading')
    return {
      label: t('fields.heading'),
      help: t(kind === 'banner' ? 'fields.banner-headingHelp' : 'fields.headingHelp'),
    };
  const key = `${kind}-${name}` as 'story-text';
  return { label: t(`fields.${key}`), help: t(`fields.${key}Help`, { defaultValue: '' }) || undefined };
}
