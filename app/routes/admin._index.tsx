import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Card, InlineGrid, Text } from '@shopify/polaris';
import { PlusIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { PRACTICE_PATH } from '~/features/accounts/practice-reach';
import { calledName } from '~/features/accounts/person';
import { findWishes } from '~/features/cooperatives/help-wishes.server';
import { findLetGo } from '~/features/cooperatives/membership.server';
import { LetGoCard } from '~/features/cooperatives/own-cooperative-page';
import { WishesCard } from '~/features/cooperatives/wishes-card';
import { countReviews } from '~/features/listings/review.server';
import { ReviewHomeCard } from '~/features/listings/review-home-card';
import { OrdersHomeCard } from '~/features/orders/orders-home-card';
import { countOrders } from '~/features/orders/list-orders.server';
import { hasOrders } from '~/features/orders/order-counts.server';
import { findSelling } from '~/features/shops/selling.server';
import { LawGapsCard } from '~/features/shops/policies-form';
import { countListings } from '~/features/shops/shops.server';
import { findNextLesson } from '~/features/training/lesson-pages.server';
import { NextLessonCard } from '~/features/training/next-lesson-card';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { formatWhole } from '~/shared/number';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, shop, role } = await requireShop(request);
  if (shop.setupStep !== null) throw redirect('/admin/setup', 303);
  const [counts, orders, hasAny, letGo, lesson, reviews, wishes, selling] = await Promise.all([
    countListings(platform.db, shop.id),
    countOrders(platform.db, shop.id),
    hasOrders(platform.db, shop.id),
    role === 'owner' ? findLetGo(platform.db, shop.id) : null,
    shop.practiceOfId
      ? null
      : findNextLesson(platform, { shopId: shop.id, personId: person.id, lang: readLang(request) }),
    countReviews(platform.db, shop.id),
    findWishes(platform, { shopId: shop.id, helperId: role === 'owner' ? undefined : person.id }),
    shop.practiceOfId ? null : findSelling(platform.db, shop.id),
  ]);
  return {
    called: calledName(person.name),
    slug: shop.slug,
    letGo,
    wishes,
    gaps: selling?.gaps.length ?? 0,
    isOwner: role === 'owner',
    isOpen: shop.state === 'published',
    isPractising: shop.practiceOfId !== null,
    orders: hasAny ? orders : null,
    lesson,
    reviews,
    counts: { ...counts, published: counts.published - counts.soldOut },
  };
}

/** What a shop's listings come to, each in one place: a sold-out one is not counted as selling. */
const SHOWN = ['published', 'draft', 'paused', 'soldOut'] as const;

/** What to do next, as big buttons; numbers come after. */
export default function AdminHome() {
  const { t } = useTranslation(['shops', 'training']);
  const data = useLoaderData<typeof loader>();
  const { called, slug, isOpen, isPractising, orders, lesson, counts, letGo, reviews, wishes, gaps, isOwner } = data;
  return (
    <AdminPage title={t('home.greeting', { name: called })}>
      <BlockStack gap="400">
        {letGo && <LetGoCard letGo={letGo} />}
        <ReviewHomeCard {...reviews} />
        {wishes.length > 0 && <WishesCard wishes={wishes} isOwner={isOwner} />}
        {orders && <OrdersHomeCard counts={orders} />}
        <BlockStack gap="300">
          <Button size="large" fullWidth variant="primary" icon={PlusIcon} url="/admin/listings/new">
            {t('home.newListing')}
          </Button>
          {isPractising ? null : isOpen ? (
            <>
              <Button size="large" fullWidth url={`/shop/${slug}`}>
                {t('home.viewShop')}
              </Button>
              <Button size="large" fullWidth url="/admin/setup/done">
                {t('home.share')}
              </Button>
            </>
          ) : (
            <Button size="large" fullWidth url="/admin/shop">
              {t('home.openShop')}
            </Button>
          )}
          <Button size="large" fullWidth url={PRACTICE_PATH}>
            {isPractising ? t('training:practice.toBuyers') : t('training:practice.open')}
          </Button>
          {counts.draft > 0 && (
            <Button size="large" fullWidth url="/admin/listings?state=draft">
              {t('home.drafts', { count: counts.draft })}
            </Button>
          )}
          {counts.soldOut > 0 && (
            <Button size="large" fullWidth url="/admin/listings?state=sold_out">
              {t('home.soldOut', { count: counts.soldOut })}
            </Button>
          )}
          {counts.paused > 0 && (
            <Button size="large" fullWidth url="/admin/listings?state=paused">
              {t('home.paused', { count: counts.paused })}
            </Button>
          )}
        </BlockStack>
        {gaps > 0 && <LawGapsCard count={gaps} />}
        {lesson && <NextLessonCard lesson={lesson} isHome />}
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('home.counts')}
            </Text>
            <InlineGrid columns={{ xs: 2, sm: 4 }} gap="300">
              {SHOWN.map((state) => (
                <BlockStack key={state}>
                  <Text as="p" variant="heading2xl">
                    {formatWhole(counts[state])}
                  </Text>
                  <Text as="p" tone="subdued">
                    {t(`home.count.${state}`)}
                  </Text>
                </BlockStack>
              ))}
            </InlineGrid>
          </BlockStack>
        </Card>
      </BlockStack>
    </AdminPage>
  );
}
