import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { countTaken, type ChannelVerdict } from './preflight';
import { VerdictLines } from './verdict-lines';

/** On a listing's form: how many marketplaces would take it as it is saved now, and the way to the reasons. */
export function PreflightCard({ id, verdicts }: { id: string; verdicts: ChannelVerdict[] }) {
  const { t } = useTranslation('feeds');
  const counts = countTaken(verdicts);
  return (
    <Card>
      <BlockStack gap="200" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          {t('table.taken', counts)}
        </Text>
        <VerdictLines verdicts={verdicts.filter(({ standing }) => standing !== 'not-yet')} />
        <Button size="large" url={`/admin/feeds/listings/${id}`}>
          {t('table.look')}
        </Button>
      </BlockStack>
    </Card>
  );
}
