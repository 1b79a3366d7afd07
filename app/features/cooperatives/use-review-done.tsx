import { useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { useToast } from '~/ui/polaris';

/** Says what the last decision came to, on the page that comes after it. */
export function useReviewDone(): void {
  const { t } = useTranslation('review');
  const show = useToast();
  const [params, setParams] = useSearchParams();
  const done = params.get('done');
  useEffect(() => {
    if (done !== 'approved' && done !== 'returned') return;
    show(t(`done.${done}`));
    setParams({}, { replace: true, preventScrollReset: true });
  }, [done, setParams, show, t]);
}
