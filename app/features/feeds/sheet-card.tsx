import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { FileField } from '~/ui/polaris';

import { SHEET_PROBLEMS } from './sheet';

/** Fills the seller's own workbook: it is picked, sent, and comes back as a download. */
export function SheetCard({ id, channel }: { id: string; channel: string }) {
  const { t } = useTranslation('feeds');
  const [params] = useSearchParams();
  const code = SHEET_PROBLEMS.find((one) => one === params.get('problem'));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('sheet.title', { channel })}
        </Text>
        <Text as="p">{t('sheet.how', { channel })}</Text>
        <form method="post" action={`/admin/feeds/${id}/workbook`} encType="multipart/form-data">
          <BlockStack gap="300" inlineAlign="start">
            <FileField
              name="workbook"
              label={t('sheet.file')}
              accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              required
              problem={code ? { code, with: { other: params.get('other') ?? '' } } : null}
            />
            <Button submit size="large" variant="primary">
              {t('sheet.fill')}
            </Button>
          </BlockStack>
        </form>
        <Text as="p">{t('sheet.plainText')}</Text>
        <div>
          <Button size="large" url={`/admin/feeds/${id}/workbook`} external>
            {t('sheet.plain')}
          </Button>
        </div>
      </BlockStack>
    </Card>
  );
}
