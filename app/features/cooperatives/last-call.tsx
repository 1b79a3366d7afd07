import { Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { BoardMember } from './board-view';

/** Who called a member last, when, and what came of it. */
export function LastCall({ call }: { call: NonNullable<BoardMember['call']> }) {
  const { t } = useTranslation('board');
  const { at, caller, note } = call;
  return (
    <Text as="p" tone="subdued">
      {t(note ? 'calls.lastNoted' : 'calls.last', { at, caller: caller || t('calls.someone'), note })}
    </Text>
  );
}
