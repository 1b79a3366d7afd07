import { BlockStack, Box, Button, Card, InlineStack, Page, ProgressBar, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { SETUP_STEPS, type SetupStep } from './shop';

/** One question of the opening wizard: how far we are, the question in big type, and the way back. */
export function SetupScreen({
  step,
  title,
  lead,
  children,
}: {
  step: SetupStep;
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('shops');
  const position = SETUP_STEPS.indexOf(step) + 1;
  const before = SETUP_STEPS[position - 2];
  const progress = t('setup.progress', { position, total: SETUP_STEPS.length });
  return (
    <Page narrowWidth>
      <BlockStack gap="400">
        <Box paddingInline={{ xs: '400', sm: '0' }} paddingBlockStart="200">
          <BlockStack gap="200">
            <InlineStack align="space-between" blockAlign="center">
              <Text as="p" variant="bodyMd" tone="subdued">
                {progress}
              </Text>
              {before && before !== 'listing' && (
                <Button variant="plain" url={`/admin/setup/${before}`}>
                  {t('setup.back')}
                </Button>
              )}
            </InlineStack>
            <ProgressBar
              progress={(100 * position) / SETUP_STEPS.length}
              size="small"
              tone="success"
              ariaLabelledBy="setup-progress"
            />
            <span id="setup-progress" hidden>
              {progress}
            </span>
          </BlockStack>
        </Box>
        <Card padding="400">
          <BlockStack gap="400">
            <BlockStack gap="100">
              <Text as="h1" variant="headingXl">
                {title}
              </Text>
              {lead && (
                <Text as="p" variant="bodyLg">
                  {lead}
                </Text>
              )}
            </BlockStack>
            {children}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
