import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findOwnReviews } from '~/features/orders/answer-reviews.server';
import { OwnReviewsPage } from '~/features/orders/own-reviews-page';
import { readReviewKey } from '~/features/storefront/reviews';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const after = readReviewKey(new URL(request.url).searchParams.get('after'));
  return { page: await findOwnReviews(platform, { shopId: shop.id, slug: shop.slug, after }) };
}

export default function Reviews() {
  const { t } = useTranslation('plant');
  return (
    <AdminPage title={t('own.title')} back={{ to: '/admin', label: t('own.back') }}>
      <OwnReviewsPage {...useLoaderData<typeof loader>()} />
    </AdminPage>
  );
}
