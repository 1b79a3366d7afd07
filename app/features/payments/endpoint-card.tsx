import { useFetcher } from '@remix-run/react';
import { Badge, Banner, BlockStack, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { ShareLink } from '~/features/shops/share-link';
import { formatDateTime } from '~/shared/date';
import { AskedAgainProvider, Field, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import type { EndpointSettings } from './payment-settings';
import { SettingsCard } from './settings-card';

/** One bank-watching service: the address to give to it, the key it shares with us, and what was heard of it. */
export function EndpointCard({ endpoint }: { endpoint: EndpointSettings }) {
  const { t } = useTranslation('payments');
  const fetcher = useFetcher<{ saved?: string }>();
  const removal = useFetcher();
  const toast = useToast();
  useEffect(() => {
    if (fetcher.data?.saved) toast(t('endpoint.saved'));
  }, [fetcher.data, toast, t]);
  const { kind, url, lastHeardAt, refusedCount, refusedWhy, refusedAt } = endpoint;
  const action = `/admin/shop/payments/endpoints/${kind}`;
  return (
    <SettingsCard
      title={t(`endpoint.name.${kind}`)}
      badge={
        url && (
          <Badge tone={lastHeardAt ? 'success' : 'attention'}>
            {t(lastHeardAt ? 'endpoint.works' : 'endpoint.silent')}
          </Badge>
        )
      }
    >
      {url && (
        <BlockStack gap="300">
          <ShareLink
            url={url}
            title={t(`endpoint.name.${kind}`)}
            words={{
              label: t('endpoint.address'),
              help: t(`endpoint.addressHelp.${kind}`),
              copy: t('endpoint.copy'),
              copied: t('endpoint.copied'),
            }}
          />
          <Text as="p">
            {lastHeardAt ? t('endpoint.lastHeard', { time: formatDateTime(lastHeardAt) }) : t('endpoint.neverHeard')}
          </Text>
          {refusedCount > 0 && refusedWhy && refusedAt && (
            <Banner
              tone="warning"
              title={t('endpoint.refusedTitle', { count: refusedCount, time: formatDateTime(refusedAt) })}
            >
              {t(`endpoint.refused.${refusedWhy}`)}
            </Banner>
          )}
        </BlockStack>
      )}
      <fetcher.Form method="post" action={action} noValidate key={url ?? 'new'}>
        <AskedAgainProvider value={fetcher.data}>
          <BlockStack gap="400">
            <ProblemSummary />
            <Field
              name={`password-${kind}`}
              label={t(url ? 'endpoint.newKey' : 'endpoint.key')}
              help={t(`endpoint.keyHelp.${kind}`)}
              type="password"
              maxLength={600}
            />
            <SubmitButton fetcher={fetcher} variant={url ? 'secondary' : 'primary'}>
              {t(url ? 'endpoint.changeKey' : 'endpoint.begin')}
            </SubmitButton>
          </BlockStack>
        </AskedAgainProvider>
      </fetcher.Form>
      {url && (
        <removal.Form method="delete" action={action} onSubmit={() => toast(t('endpoint.removed'))}>
          <SubmitButton fetcher={removal} variant="secondary">
            {t('endpoint.remove')}
          </SubmitButton>
        </removal.Form>
      )}
    </SettingsCard>
  );
}
