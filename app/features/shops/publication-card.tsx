import { useFetcher } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { AskedAgainProvider, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

/** The publication of the shop: posted to open, deleted to close. */
const ADDRESS = '/admin/shop/publication';

type Answer = { state: 'published' | 'paused' } | { problems: unknown };

/** Whether the shop is open, and the one button that changes it; closing can be undone. */
export function PublicationCard({ state, canClose }: { state: 'draft' | 'published' | 'paused'; canClose: boolean }) {
  const { t } = useTranslation('shops');
  const toast = useToast();
  const publication = useFetcher<Answer>();
  const answer = publication.data;
  useEffect(() => {
    if (!answer || !('state' in answer)) return;
    if (answer.state === 'published') toast(t('profile.opened'));
    else toast(t('profile.closed'), { undo: { action: ADDRESS, method: 'post' } });
  }, [answer, toast, t]);
  const isOpen = state === 'published';
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('profile.stateTitle')}
        </Text>
        <AskedAgainProvider value={answer}>
          <ProblemSummary />
        </AskedAgainProvider>
        <Text as="p">{t(`profile.state.${state}`)}</Text>
        {isOpen && !canClose ? (
          <Text as="p" tone="subdued">
            {t('profile.onlyOwner')}
          </Text>
        ) : (
          <publication.Form method={isOpen ? 'delete' : 'post'} action={ADDRESS}>
            <SubmitButton fetcher={publication} variant={isOpen ? 'secondary' : 'primary'}>
              {t(isOpen ? 'profile.close' : 'profile.open')}
            </SubmitButton>
          </publication.Form>
        )}
      </BlockStack>
    </Card>
  );
}
