import { BlockStack, Card, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { AdminPhoto } from '~/features/photos/admin-photo';
import { ChoiceField, Field, KeptForm, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { logoDraft } from './builder-paths';
import { DESIGN_LIMITS, type Logo } from './design';
import { PhotosPart } from './section-form-page';

/** What stands before the shop's name: letters or a picture. */
export function LogoForm({
  shop,
  logo,
  letters,
  photos,
}: {
  shop: { id: string; name: string };
  logo: Logo;
  /** What the shop's name makes of itself. */
  letters: string;
  photos: AdminPhoto[];
}) {
  const { t } = useTranslation('design');
  const [of, setOf] = useState<string>(logo.of);
  const [isUploading, setUploading] = useState(false);
  return (
    <KeptForm draftKey={logoDraft(shop.id)}>
      <BlockStack gap="400">
        <ProblemSummary />
        <Card>
          <BlockStack gap="400">
            <Text as="p">{t('logo.lead')}</Text>
            <ChoiceField
              name="of"
              label={t('logo.which')}
              value={logo.of}
              choices={(['monogram', 'photo'] as const).map((value) => ({ value, label: t(`logo.${value}`) }))}
              onChange={setOf}
            />
            {of === 'photo' ? (
              <PhotosPart
                label={t('logo.photo')}
                help={t('logo.photoLead')}
                photos={photos}
                form={logoDraft(shop.id)}
                name={shop.name}
                onUploadingChange={setUploading}
              />
            ) : (
              <Field
                name="letters"
                label={t('logo.letters')}
                help={t('logo.lettersHelp', { letters })}
                value={logo.of === 'monogram' ? logo.letters : ''}
                maxLength={DESIGN_LIMITS.letters}
              />
            )}
          </BlockStack>
        </Card>
        <fieldset disabled={isUploading} style={{ margin: 0, padding: 0, border: 0 }}>
          <SubmitButton>{t('save')}</SubmitButton>
        </fieldset>
      </BlockStack>
    </KeptForm>
  );
}
