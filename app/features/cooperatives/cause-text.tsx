import { useTranslation } from 'react-i18next';

import { problemText } from '~/ui/problem-text';

import { isCallCause } from './call-list';
import type { Cause } from './readiness';

/** A cause and what to say of it, in the reader's language. */
export function useCauseText(): { causeText: (cause: Cause) => string; sayText: (cause: Cause) => string | null } {
  const { t } = useTranslation(['board', 'feeds']);
  const ageOf = (days: number) => (days === 0 ? t('ageToday') : t('days', { count: days }));
  const blanks = ({ with: fill }: Cause) => ({
    ...fill,
    ...(fill.name === '' && { name: t('unnamed') }),
    ...(typeof fill.days === 'number' && { age: ageOf(fill.days) }),
  });
  return {
    causeText: (cause) => {
      const text = t(`causes.${cause.code}`, blanks(cause));
      return cause.problem ? `${text}: ${problemText(t, cause.problem)}` : text;
    },
    sayText: (cause) => (isCallCause(cause.code) ? t(`say.${cause.code}`, blanks(cause)) : null),
  };
}
