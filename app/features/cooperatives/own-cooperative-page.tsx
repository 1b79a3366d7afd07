import { Form } from '@remix-run/react';
import { Banner, BlockStack, Button, Card, Link, Text } from '@shopify/polaris';
import { PhoneIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { dong, formatDong } from '~/shared/dong';
import { SubmitButton } from '~/ui/polaris';

type Current = {
  id: string;
  name: string;
  slug: string;
  since: string;
  phone: { shown: string; tel: string } | null;
};

/** A household's view of its cooperative: what it sees and may do, what it owes, and how to leave. */
export function OwnCooperativePage({
  current,
  owed,
}: {
  current: Current | null;
  owed: { cooperative: string; amount: number }[];
}) {
  const { t } = useTranslation('cooperatives');
  return (
    <BlockStack gap="400">
      {current ? (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {current.name}
            </Text>
            <Text as="p">{t('own.since', { date: current.since })}</Text>
            <Text as="p">{t('join.means.sees')}</Text>
            <Text as="p">{t('join.means.keeps')}</Text>
            <Text as="p">
              <Link url={`/coop/${current.slug}`}>{t('own.window')}</Link>
            </Text>
            {current.phone && (
              <Button size="large" fullWidth icon={PhoneIcon} url={current.phone.tel}>
                {current.phone.shown}
              </Button>
            )}
          </BlockStack>
        </Card>
      ) : (
        <Card>
          <Text as="p">{t('own.none')}</Text>
        </Card>
      )}
      {owed.map(({ cooperative, amount }) => (
        <Banner key={cooperative} tone="info">
          <Text as="p">{t('own.owed', { cooperative, amount: formatDong(dong(amount)) })}</Text>
        </Banner>
      ))}
      {current && (
        <Card>
          <Form method="post">
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t('own.leaveTitle')}
              </Text>
              <Text as="p">{t('own.leaveLead')}</Text>
              <input type="hidden" name="cooperative" value={current.id} />
              <SubmitButton variant="secondary" tone="critical">
                {t('own.leave')}
              </SubmitButton>
            </BlockStack>
          </Form>
        </Card>
      )}
    </BlockStack>
  );
}

/** What a household reads when a cooperative let it go, until it says that it has read it. */
export function LetGoCard({ letGo }: { letGo: { cooperative: string; reason: string; on: string } }) {
  const { t } = useTranslation('cooperatives');
  return (
    <Banner tone="warning" title={t('letGo.title', { cooperative: letGo.cooperative, date: letGo.on })}>
      <BlockStack gap="300">
        <Text as="p">{t('letGo.reason', { reason: letGo.reason })}</Text>
        <Text as="p">{t('own.leaveLead')}</Text>
        <Form method="post" action="/admin/shop/cooperative/notice">
          <SubmitButton variant="secondary" fullWidth={false}>
            {t('letGo.read')}
          </SubmitButton>
        </Form>
      </BlockStack>
    </Banner>
  );
}
