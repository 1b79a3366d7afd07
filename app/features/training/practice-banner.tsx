import { Form } from '@remix-run/react';
import { Banner, Box, InlineStack, Button } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { PRACTICE_PATH } from '~/features/accounts/practice-reach';

/** Where a device's practising is posted and deleted. */
export const STAY_PATH = `${PRACTICE_PATH}/stay`;

/** On every page of practice: that it is one, the way to the pretend buyers, and the way out. */
export function PracticeBanner() {
  const { t } = useTranslation('training');
  return (
    <Box padding={{ xs: '200', sm: '400' }}>
      <Banner tone="warning" title={t('practice.banner')}>
        <InlineStack gap="200">
          <Button size="large" url={PRACTICE_PATH}>
            {t('practice.toBuyers')}
          </Button>
          <Form method="delete" action={STAY_PATH}>
            <Button size="large" submit>
              {t('practice.leave')}
            </Button>
          </Form>
        </InlineStack>
      </Banner>
    </Box>
  );
}
