import { Form } from '@remix-run/react';
import { Badge, BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { SubmitButton } from '~/ui/polaris';

import styles from './import.module.css';
import { IMPORTS_KEPT_DAYS, type ImportState } from './import-state';

export const STATE_TONES: Record<ImportState, 'success' | 'attention' | 'critical' | 'info' | undefined> = {
  reading: 'info',
  planned: 'attention',
  refused: 'critical',
  running: 'info',
  done: 'success',
  undoing: 'info',
  undone: undefined,
};

/** What was imported before, the newest first, each to be taken back with one tap. */
export function PastImports({
  imports,
}: {
  imports: readonly { id: string; fileName: string; state: ImportState; createdAt: Date; changes: number }[];
}) {
  const { t } = useTranslation('imports');
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('past')}
        </Text>
        <Text as="p" tone="subdued">
          {imports.length === 0 ? t('list.none') : t('list.kept', { count: IMPORTS_KEPT_DAYS })}
        </Text>
        <ul className={styles.list}>
          {imports.map(({ id, fileName, state, createdAt, changes }) => (
            <li key={id} className={styles.line}>
              <BlockStack gap="200">
                <InlineStack gap="200" blockAlign="center">
                  <Link url={`/admin/listings/import/${id}`}>
                    <span className={styles.word}>{fileName}</span>
                  </Link>
                  <Badge tone={STATE_TONES[state]}>{t(`state.${state}`)}</Badge>
                </InlineStack>
                <Text as="p" tone="subdued">
                  {t('list.line', { date: formatDateTime(new Date(createdAt)), count: changes })}
                </Text>
                {state === 'done' && changes > 0 && <UndoButton id={id} isPlain />}
              </BlockStack>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

export function UndoButton({ id, label, isPlain }: { id: string; label?: string; isPlain?: boolean }) {
  const { t } = useTranslation('imports');
  return (
    <Form method="post" action={`/admin/listings/import/${id}/undo`}>
      <SubmitButton variant="secondary" tone="critical" fullWidth={!isPlain}>
        {label ?? t('done.undo')}
      </SubmitButton>
    </Form>
  );
}
