import { Form } from '@remix-run/react';
import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { SubmitButton } from '~/ui/polaris';

import { QUEUES, REVIEWS_PATH, type Queue } from './review-view';
import styles from './review.module.css';

export type QueuePageData = {
  queue: Queue;
  reviews: {
    id: string;
    name: string;
    garden: string;
    sentAt: string;
    isChange: boolean;
    thumbnail: string | null;
  }[];
  next: string | null;
  isFirst: boolean;
  isOn: boolean;
  /** Whether whoever looks may switch it on and off. */
  mayChoose: boolean;
};

/** What members want to sell and wait for, the longest first. */
export function QueuePage({ queue, reviews, next, isFirst, isOn, mayChoose }: QueuePageData) {
  const { t } = useTranslation('review');
  const to = (after?: string) => `${REVIEWS_PATH}?${new URLSearchParams({ queue, ...(after && { after }) })}`;
  return (
    <BlockStack gap="400">
      {isOn && (
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <nav aria-label={t('queues.label')}>
            <InlineStack gap="200">
              {QUEUES.map((one) => (
                <Button key={one} size="large" pressed={one === queue} url={`${REVIEWS_PATH}?queue=${one}`}>
                  {t(`queues.${one}`)}
                </Button>
              ))}
            </InlineStack>
          </nav>
        </Box>
      )}
      {reviews.length > 0 ? (
        <Card padding="0">
          <ul className={styles.queue}>
            {reviews.map(({ id, name, garden, sentAt, isChange, thumbnail }) => (
              <li key={id}>
                <a href={`${REVIEWS_PATH}/${id}`}>
                  {thumbnail ? (
                    <img src={thumbnail} alt="" width={64} height={64} />
                  ) : (
                    <span className={styles.noPhoto} aria-hidden="true" />
                  )}
                  <span>
                    <strong>{name}</strong>
                    <span>{t('row.sent', { garden, date: sentAt })}</span>
                    <span>
                      <Badge tone={isChange ? 'info' : 'attention'}>{isChange ? t('row.change') : t('row.new')}</Badge>
                    </span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </Card>
      ) : (
        isOn && (
          <Box paddingInline={{ xs: '400', sm: '0' }}>
            <Text as="p">{t(`none.${queue}`)}</Text>
          </Box>
        )
      )}
      {(next || !isFirst) && (
        <InlineStack gap="200" align="center">
          {!isFirst && <Button url={to()}>{t('first')}</Button>}
          {next && <Button url={to(next)}>{t('more')}</Button>}
        </InlineStack>
      )}
      {mayChoose && <SettingCard isOn={isOn} />}
    </BlockStack>
  );
}

function SettingCard({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation('review');
  return (
    <Card>
      <Form method="post" action={`${REVIEWS_PATH}/setting`}>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('setting.title')}
          </Text>
          <Text as="p">{isOn ? t('setting.on') : t('setting.off')}</Text>
          <input type="hidden" name="on" value={isOn ? '' : 'on'} />
          <SubmitButton variant={isOn ? 'secondary' : 'primary'} fullWidth={false}>
            {isOn ? t('setting.turnOff') : t('setting.turnOn')}
          </SubmitButton>
        </BlockStack>
      </Form>
    </Card>
  );
}
