import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from '~/ui/polaris';

import styles from './shipping.module.css';

/** Days on the road, from–to. */
export function Days({ name, initial }: { name: string; initial: Record<string, string> }) {
  const { t } = useTranslation('shops');
  return (
    <div className={styles.pair}>
      <Field
        name={`${name}-from`}
        label={t('shipping.daysFrom')}
        value={initial[`${name}-from`] ?? '1'}
        inputMode="numeric"
      />
      <Field
        name={`${name}-to`}
        label={t('shipping.daysTo')}
        value={initial[`${name}-to`] ?? '2'}
        inputMode="numeric"
      />
    </div>
  );
}

/** A part of the form under its own heading. */
export function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {lead && <Text as="p">{lead}</Text>}
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  );
}
