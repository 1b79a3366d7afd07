import { BlockStack, Button, Text } from '@shopify/polaris';
import { ChatIcon, PhoneIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { calledName } from '~/features/accounts/person';
import { formatDate, readDay } from '~/shared/date';
import { formatPhone, telHref, zaloHref } from '~/shared/phone';
import { CopyButton } from '~/ui/polaris';

import styles from './order-desk.module.css';
import { OrderSection } from './order-section';
import type { OrderView } from './order-view';

/** Opens a message to a number with its words already written; `&` behind `?` is for iPhones. */
const smsHref = (phone: string, words: string): string => `sms:${phone}?&body=${encodeURIComponent(words)}`;

/** Who bought, how to reach them, and where it goes. */
export function BuyerCard({ order, message }: { order: OrderView; message: string }) {
  const { t } = useTranslation(['orders', 'figures']);
  const { name, phone, email, street, placeName, note } = order.buyer;
  const address = [street, placeName].filter(Boolean).join(', ');
  const wished = order.wishedOn ? readDay(order.wishedOn) : null;
  if (name === '')
    return (
      <OrderSection title={t('desk.buyer')}>
        <Text as="p">{t('desk.forgotten')}</Text>
      </OrderSection>
    );
  return (
    <OrderSection title={t('desk.buyer')}>
      <BlockStack gap="050">
        <Text as="p" variant="headingMd">
          {name}
        </Text>
        <Text as="p">{formatPhone(phone)}</Text>
        {email && <Text as="p">{email}</Text>}
      </BlockStack>
      <div className={styles.third}>
        <Button
          size="large"
          fullWidth
          icon={PhoneIcon}
          url={telHref(phone)}
          accessibilityLabel={t('desk.call', { name: calledName(name) })}
        >
          {t('desk.callShort')}
        </Button>
        <Button size="large" fullWidth icon={ChatIcon} url={zaloHref(phone)} external>
          Zalo
        </Button>
        <Button size="large" fullWidth url={smsHref(phone, message)}>
          {t('desk.sms')}
        </Button>
      </div>
      {address && (
        <BlockStack gap="200">
          <Text as="p">{address}</Text>
          <CopyButton
            size="large"
            fullWidth
            text={`${name}\n${formatPhone(phone)}\n${address}`}
            done={t('desk.copied')}
          >
            {t('desk.copyAddress')}
          </CopyButton>
        </BlockStack>
      )}
      {wished && <Text as="p">{t('desk.wishedOn', { date: formatDate(wished) })}</Text>}
      {note && (
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {t('desk.note')}
          </Text>
          <p className={styles.kept}>{note}</p>
        </BlockStack>
      )}
      {order.channel && (
        <Text as="p" tone="subdued">
          {t('desk.cameBy', { from: t(`figures:channels.${order.channel}`) })}
        </Text>
      )}
      <Text as="p" tone="subdued">
        {t(order.mayShowPhotos ? 'desk.photoUse.agreed' : 'desk.photoUse.open')}
      </Text>
    </OrderSection>
  );
}

/** Tells the buyer how the order stands, in a message that is already written. */
export function TellCard({ order, message }: { order: OrderView; message: string }) {
  const { t } = useTranslation('orders');
  if (order.buyer.phone === '') return null;
  return (
    <OrderSection title={t('desk.tell')}>
      <p className={styles.kept}>{message}</p>
      <div className={styles.pair}>
        <CopyButton size="large" fullWidth text={message} done={t('desk.copied')}>
          {t('desk.copyMessage')}
        </CopyButton>
        <Button size="large" fullWidth url={smsHref(order.buyer.phone, message)}>
          {t('desk.sms')}
        </Button>
      </div>
      <Button size="large" fullWidth icon={ChatIcon} url={zaloHref(order.buyer.phone)} external>
        {t('desk.openZalo')}
      </Button>
    </OrderSection>
  );
}
