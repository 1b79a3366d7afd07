import { useFetcher } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { ShareLink } from '~/features/shops/share-link';
import { formatDateTime } from '~/shared/date';
import type { Problem } from '~/shared/result';
import { ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import { BUILDER } from './builder-paths';
import { PREVIEW_DAYS } from './preview-days';

type Made = { url: string; expiresAt: Date } | { problems: Problem[] };

/** Links that show the draft to somebody else: made, handed on, stopped. */
export function BuilderLinks({ links, shopName }: { links: { id: string; expiresAt: Date }[]; shopName: string }) {
  const { t } = useTranslation('design');
  const making = useFetcher<Made>({ key: 'design-link' });
  const stopping = useFetcher({ key: 'design-link-stop' });
  const toast = useToast();
  const made = making.data && 'url' in making.data ? making.data : null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('links.title')}
        </Text>
        <Text as="p">{t('links.lead', { days: PREVIEW_DAYS })}</Text>
        <ProblemSummary problems={making.data && 'problems' in making.data ? making.data.problems : []} />
        {made && (
          <ShareLink
            url={made.url}
            title={shopName}
            words={{
              label: t('links.link'),
              help: t('links.until', { when: formatDateTime(made.expiresAt) }),
              copy: t('links.copy'),
              copied: t('links.copied'),
              share: t('links.share'),
              zalo: t('links.zalo'),
            }}
          />
        )}
        <making.Form method="post" action={`${BUILDER}/previews`}>
          <SubmitButton fetcher={making} variant="secondary">
            {t('links.make')}
          </SubmitButton>
        </making.Form>
        {links.map(({ id, expiresAt }) => {
          const when = formatDateTime(expiresAt);
          return (
            <InlineStack key={id} align="space-between" blockAlign="center" gap="200">
              <Text as="p">{t('links.out', { when })}</Text>
              <Button
                onClick={() => {
                  stopping.submit(null, { method: 'delete', action: `${BUILDER}/previews/${id}` });
                  toast(t('links.stopped'));
                }}
              >
                {t('links.stop', { when })}
              </Button>
            </InlineStack>
          );
        })}
      </BlockStack>
    </Card>
  );
}
