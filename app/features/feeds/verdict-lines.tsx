import { Badge, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { ChannelVerdict } from './preflight';
import { VERDICT_TONES } from './verdict-tones';

/** Marketplaces by what they say, a line for each: "chưa lên: Shopee, Lazada". What goes as it should needs no line. */
export function VerdictLines({ verdicts }: { verdicts: readonly ChannelVerdict[] }) {
  const { t } = useTranslation('feeds');
  return (['out', 'advice'] as const).map((verdict) => {
    const names = verdicts.filter((one) => one.verdict === verdict).map(({ name }) => name);
    if (names.length === 0) return null;
    return (
      <InlineStack key={verdict} gap="200" blockAlign="center">
        <Badge tone={VERDICT_TONES[verdict]}>{t(`verdicts.${verdict}`)}</Badge>
        <Text as="span">{names.join(', ')}</Text>
      </InlineStack>
    );
  });
}
