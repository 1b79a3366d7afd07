import { Badge } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { ShownStanding } from './lessons-view';

const TONES = { done: 'success', back: 'warning', todo: undefined } as const;

/** How a lesson stands, in a word. */
export function StandingBadge({ standing: { state, day } }: { standing: ShownStanding }) {
  const { t } = useTranslation('training');
  const words = state === 'done' && day ? t('standing.doneOn', { day }) : t(`standing.${state}`);
  return <Badge tone={TONES[state]}>{words}</Badge>;
}
