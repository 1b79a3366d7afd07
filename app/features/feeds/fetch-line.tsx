import { useTranslation } from 'react-i18next';

import type { FetchView } from './fetch-view';

/** "Google đã lấy lúc 06:10 ngày 26/11/2026, 118 món" */
export function FetchLine({ fetch: { reader, at, items } }: { fetch: FetchView }) {
  const { t } = useTranslation('feeds');
  const [day, time] = at.split(' ');
  const who = t(`readers.${reader}`);
  return (
    <>
      {items === null
        ? t('fetched.same', { who, day, time })
        : t('fetched.whole', { who, day, time, count: items, total: items })}
    </>
  );
}
