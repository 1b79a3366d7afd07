import { BlockStack, Box, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { CopyButton } from '~/ui/polaris';

import type { DossierField } from './dossier';
import styles from './feeds.module.css';

export type DossierData = {
  id: string;
  fields: { field: DossierField; text: string }[];
  /** How many square photos lie in the file. */
  photos: number;
};

/** A listing cut into pieces for a floor whose form is filled in by hand: each piece with its own button to copy. */
export function DossierPage({ id, fields, photos }: DossierData) {
  const { t } = useTranslation('feeds');
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="p">{t('dossier.lead')}</Text>
      </Box>
      <Card>
        <BlockStack gap="300">
          <Text as="p">{photos > 0 ? t('dossier.file', { count: photos }) : t('dossier.noPhotos')}</Text>
          <Button size="large" fullWidth url={`/admin/feeds/listings/${id}/dossier.zip`} download>
            {t('dossier.download')}
          </Button>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="500">
          {fields.map(({ field, text }) => {
            const label = t(`dossier.fields.${field}`);
            return (
              <BlockStack key={field} gap="200">
                <Text as="h2" variant="headingSm">
                  {label}
                </Text>
                <p className={styles.copied} lang="vi">
                  {text}
                </p>
                <CopyButton
                  size="large"
                  fullWidth
                  text={text}
                  done={t('address.copied')}
                  accessibilityLabel={t('dossier.copyLabel', { field: label })}
                >
                  {t('address.copy')}
                </CopyButton>
              </BlockStack>
            );
          })}
        </BlockStack>
      </Card>
    </BlockStack>
  );
}
