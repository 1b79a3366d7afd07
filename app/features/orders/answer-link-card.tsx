import { useFetcher } from '@remix-run/react';
import { Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { ShareLink } from '~/features/shops/share-link';
import { formatDateTime } from '~/shared/date';
import { SubmitButton } from '~/ui/polaris';

import { orderPath } from './order-actions';
import { OrderSection } from './order-section';

/** A link for the grower who cannot or will not sign in: a helper or the cooperative sends it. */
export function AnswerLinkCard({ orderId, code }: { orderId: string; code: string }) {
  const { t } = useTranslation('orders');
  const link = useFetcher<{ url: string; expires: Date }>();
  return (
    <OrderSection title={t('desk.answerLink.title')}>
      <Text as="p">{t('desk.answerLink.lead')}</Text>
      {link.data ? (
        <ShareLink
          url={link.data.url}
          title={code}
          words={{
            label: t('desk.answerLink.link'),
            help: t('desk.answerLink.help', { time: formatDateTime(link.data.expires) }),
            copy: t('desk.answerLink.copy'),
            copied: t('desk.answerLink.copied'),
            share: t('desk.answerLink.share'),
          }}
        />
      ) : (
        <link.Form method="post" action={`${orderPath(orderId)}/answer-link`}>
          <SubmitButton fetcher={link} variant="secondary">
            {t('desk.answerLink.make')}
          </SubmitButton>
        </link.Form>
      )}
    </OrderSection>
  );
}
