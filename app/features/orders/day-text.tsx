import { useTranslation } from 'react-i18next';

import { formatLunar } from '~/shared/lunar';
import type { Lang } from '~/shared/lang';

/** Says a day in both calendars, as people here count towards Tết: "28/01/2027 (21 tháng Chạp)". */
export function useDayText(): (day: string) => string {
  const { i18n } = useTranslation();
  return (day) => `${day.split('-').reverse().join('/')} (${formatLunar(day, i18n.language as Lang)})`;
}
