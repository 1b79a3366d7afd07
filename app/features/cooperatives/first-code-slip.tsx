import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { PrintIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import styles from './first-code-slip.module.css';

/** What is told once: who, with which number, and the code that opens the door the first time. */
export type Slip = { name: string; phone: string; code: string; goodUntil: string; site: string };

/** The slip that goes home with the household. It is not shown a second time. */
export function FirstCodeSlip({ slip, cooperative }: { slip: Slip; cooperative?: string }) {
  const { t } = useTranslation('cooperatives');
  return (
    <Card>
      <BlockStack gap="400">
        <div className={styles.slip}>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {slip.name}
            </Text>
            {cooperative && <Text as="p">{cooperative}</Text>}
            <Text as="p">{t('slip.address', { site: slip.site.replace(/^https?:\/\//, '') })}</Text>
            <Text as="p">{t('slip.phone', { phone: slip.phone })}</Text>
            <Text as="p">{t('slip.code')}</Text>
            <p className={styles.code}>{slip.code}</p>
            <Text as="p">{t('slip.until', { date: slip.goodUntil })}</Text>
          </BlockStack>
        </div>
        <div className={styles.screen}>
          <BlockStack gap="200">
            <Text as="p" tone="subdued">
              {t('slip.once')}
            </Text>
            <Button size="large" fullWidth icon={PrintIcon} onClick={() => window.print()}>
              {t('print.print')}
            </Button>
          </BlockStack>
        </div>
      </BlockStack>
    </Card>
  );
}
