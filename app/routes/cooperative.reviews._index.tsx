import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { QueuePage } from '~/features/cooperatives/review-queue-page';
import { readQueue } from '~/features/cooperatives/review-view';
import { findReviews, looksFirst } from '~/features/cooperatives/reviews.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { useReviewDone } from '~/features/cooperatives/use-review-done';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** What members want to sell and wait for. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cooperative, may } = await requireStaff(request, 'review-listings');
  const asked = new URL(request.url).searchParams;
  const queue = readQueue(asked.get('queue'));
  const after = asked.get('after');
  const [found, isOn] = await Promise.all([
    findReviews(platform.db, { cooperativeId: cooperative.id, queue, after }),
    looksFirst(platform.db, cooperative.id),
  ]);
  return { ...found, queue, isOn, isFirst: after === null, mayChoose: may('choose-review') };
}

export default function Reviews() {
  const { t } = useTranslation('review');
  useReviewDone();
  return (
    <AdminPage title={t('title')} back={{ to: '/cooperative', label: t('back') }}>
      <QueuePage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
