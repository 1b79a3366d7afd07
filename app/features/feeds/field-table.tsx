import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { FieldNote } from './field-notes';
import styles from './feeds.module.css';

/** What a channel takes, field by field: made from the description that also writes the file. */
export function FieldTable({ fields }: { fields: FieldNote[] }) {
  const { t } = useTranslation('feeds');
  return (
    <Card padding="0">
      <ul className={styles.channels}>
        {fields.map(({ name, need, max, least, most, words, from }) => (
          <li key={name} className={styles.channel}>
            <Text as="span" fontWeight="bold" breakWord>
              {name}
            </Text>
            <BlockStack>
              <Text as="span" tone="subdued">
                {[
                  t(`fields.${need}`),
                  ...(least ? [t('fields.least', { least })] : []),
                  ...(max ? [t('fields.max', { max })] : []),
                  ...(most ? [t('fields.most', { most })] : []),
                  ...(words.length > 0 ? [words.join(' / ')] : []),
                ].join(' · ')}
              </Text>
              {from && <Text as="span">{t(`fields.from.${from}`)}</Text>}
            </BlockStack>
          </li>
        ))}
      </ul>
    </Card>
  );
}
