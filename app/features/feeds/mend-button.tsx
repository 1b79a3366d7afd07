import { BlockStack, Button, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { fieldId, problemText } from '~/ui/polaris';

import type { FeedProblem } from './problems';

const MENDS = [
  'name',
  'price',
  'photos',
  'description',
  'size',
  'state',
  'group',
  'preorderOn',
  'weightGrams',
  'lengthCm',
  'stock',
  'detail-gtin',
] as const;

/** `price-2` is the second size's price: the same word on the button. */
const mendOf = (field = '') => MENDS.find((mend) => mend === field.replace(/-\d+$/, '')) ?? 'other';

/**
 * What is wrong or could be better, and the button to the very field. A rule of the garden itself leads to the rules.
 * Without an `id` the field stands on this page.
 */
export function MendLine({
  id,
  name,
  problem,
  channel,
}: {
  id: string | null;
  name: string;
  problem: FeedProblem;
  channel: string;
}) {
  const { t } = useTranslation('feeds');
  const page = id === null ? '' : `/admin/listings/${id}`;
  const isRule = problem.code.startsWith('feeds.rule-');
  const label = isRule ? t('mend.rules') : t(`mend.${mendOf(problem.field)}`);
  return (
    <BlockStack gap="150" inlineAlign="start">
      <Text as="p">{problemText(t, problem)}</Text>
      <Button
        size="large"
        url={isRule ? `/admin/feeds/${channel}/rules` : `${page}#${fieldId(problem.field ?? '')}`}
        accessibilityLabel={`${label}: ${name}`}
      >
        {label}
      </Button>
    </BlockStack>
  );
}
