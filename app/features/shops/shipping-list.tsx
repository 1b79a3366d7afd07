import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { ArrowDownIcon, ArrowUpIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { SubmitButton, useToast } from '~/ui/polaris';

import { SHIPPING_KINDS, type ShippingKind } from './shipping-method';
import styles from './shipping.module.css';

const LIST = '/admin/shop/shipping';

/** A way as the list shows it. */
export type ListedWay = {
  id: string;
  kind: ShippingKind;
  name: string;
  active: boolean;
  /** It can be read, and so is offered. */
  isReadable: boolean;
  /** The form that makes it again, for taking a removal back. */
  texts: Record<string, string>;
  /** What it would cost for what is asked below, in a sentence; null: nothing was asked. */
  preview: string | null;
};

/** A shop's ways in the order in which buyers see them: mended, moved, taken away. */
export function WayList({ ways }: { ways: ListedWay[] }) {
  return (
    <ul className={styles.ways}>
      {ways.map((way, place) => (
        <li key={way.id}>
          <WayCard way={way} isFirst={place === 0} isLast={place === ways.length - 1} />
        </li>
      ))}
    </ul>
  );
}

function WayCard({ way, isFirst, isLast }: { way: ListedWay; isFirst: boolean; isLast: boolean }) {
  const { t } = useTranslation('shops');
  const toast = useToast();
  const place = useFetcher();
  const removal = useFetcher();
  const name = way.name || t(`shipping.kinds.${way.kind}.title`);
  const move = (by: '1' | '-1') => place.submit({ by }, { method: 'post', action: `${LIST}/${way.id}/position` });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {name}
          </Text>
          {!way.active && <Badge>{t('shipping.off')}</Badge>}
          {!way.isReadable && <Badge tone="critical">{t('shipping.broken')}</Badge>}
        </InlineStack>
        {way.name && <Text as="p">{t(`shipping.kinds.${way.kind}.title`)}</Text>}
        {way.preview && <Text as="p">{way.preview}</Text>}
        <InlineStack gap="200">
          <Button size="large" url={`${LIST}/${way.id}`} accessibilityLabel={t('shipping.editOne', { name })}>
            {t('shipping.edit')}
          </Button>
          {!isFirst && (
            <Button
              size="large"
              icon={ArrowUpIcon}
              accessibilityLabel={t('shipping.up', { name })}
              onClick={() => move('-1')}
            />
          )}
          {!isLast && (
            <Button
              size="large"
              icon={ArrowDownIcon}
              accessibilityLabel={t('shipping.down', { name })}
              onClick={() => move('1')}
            />
          )}
          <removal.Form
            method="delete"
            action={`${LIST}/${way.id}`}
            onSubmit={() =>
              toast(t('shipping.removed', { name }), {
                undo: { action: `${LIST}/new?kind=${way.kind}`, values: way.texts },
              })
            }
          >
            <SubmitButton fetcher={removal} variant="secondary" fullWidth={false}>
              {t('shipping.remove')}
            </SubmitButton>
          </removal.Form>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** The kinds of ways, to add one of. */
export function AddWay() {
  const { t } = useTranslation('shops');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('shipping.addWay')}
        </Text>
        {SHIPPING_KINDS.map((kind) => (
          <BlockStack key={kind} gap="100">
            <Button size="large" fullWidth textAlign="start" url={`${LIST}/new?kind=${kind}`}>
              {t(`shipping.kinds.${kind}.title`)}
            </Button>
            <Text as="p" tone="subdued">
              {t(`shipping.kinds.${kind}.lead`)}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
