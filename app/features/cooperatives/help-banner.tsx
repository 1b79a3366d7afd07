import { Form } from '@remix-run/react';
import { Banner, BlockStack, Box, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { SubmitButton } from '~/ui/polaris';

/** On every page of a member's shop for whoever helps there: whose it is, until when, and the way out. */
export function HelpBanner({ shop, until }: { shop: string; until: string }) {
  const { t } = useTranslation('help');
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Banner tone="warning">
        <BlockStack gap="200" inlineAlign="start">
          <Text as="p">{t('banner.text', { shop, until })}</Text>
          <Form method="post" action="/helping">
            <SubmitButton variant="secondary" fullWidth={false}>
              {t('banner.leave')}
            </SubmitButton>
          </Form>
        </BlockStack>
      </Banner>
    </Box>
  );
}

/** For whoever helps and was led back from where a grower speaks in their own name. */
export function OwnNameBanner() {
  const { t } = useTranslation('help');
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Banner tone="critical">
        <Text as="p">{t('banner.ownName')}</Text>
      </Banner>
    </Box>
  );
}

/** On every page for a helper of the family while something they changed waits for the owner. */
export function WishesBanner({ count }: { count: number }) {
  const { t } = useTranslation('help');
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Banner tone="info" action={{ content: t('wishes.see'), url: '/admin' }}>
        <Text as="p">{t('wishes.banner', { count })}</Text>
      </Banner>
    </Box>
  );
}
