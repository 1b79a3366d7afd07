import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, Outlet, useLoaderData, useSearchParams } from '@remix-run/react';
import { HomeIcon, OrderIcon, ProductIcon, ShareIcon, StoreIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { findOwnShop, requirePerson } from '~/features/accounts/guard.server';
import { OWN_NAME_MARK } from '~/features/accounts/help-scope';
import { WaitingOnPhone } from '~/features/listings/waiting-on-phone';
import { countToAnswer } from '~/features/orders/order-counts.server';
import { PhoneOwner } from '~/features/photos/phone-owner';
import { PracticeBanner } from '~/features/training/practice-banner';
import { useOneShop } from '~/features/training/use-one-shop';
import { readLang, translator } from '~/platform/i18n.server';
import { HelpBanner, OwnNameBanner, WishesBanner } from '~/features/cooperatives/help-banner';
import { countWishes } from '~/features/cooperatives/help-wishes.server';
import { platform } from '~/platform/platform.server';
import { formatDateTime } from '~/shared/date';
import type { PageHandle } from '~/shared/page';
import { AdminFrame, PolarisErrorPage, PolarisProvider, polarisLinks, useOfflinePages } from '~/ui/polaris';

export const handle: PageHandle = { interactive: true };
export const links = () => [...polarisLinks, { rel: 'manifest', href: '/manifest.webmanifest' }];

/** Addresses without pages that the pages behind sign-in ask for. */
const HELPERS = ['/admin/catalogue', '/admin/orders/states', '/admin/listings/states', '/admin/listings/stock'];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
];

/** Who is at work and in which shop, for the frame. Each page asks its own guard. */
export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await requirePerson(request);
  const found = await findOwnShop(visitor);
  const shop = found && { id: found.shop.id, name: found.shop.name, slug: found.shop.slug, state: found.shop.state };
  const t = translator(readLang(request), 'accounts');
  return {
    personId: visitor.person.id,
    shop,
    toAnswer: found && !found.help ? await countToAnswer(platform.db, found.shop.id) : 0,
    isPractising: found !== null && found.shop.practiceOfId !== null,
    isOpening: !found || found.shop.setupStep !== null,
    help: found?.help ? { scopes: found.help.scopes, until: formatDateTime(found.help.until) } : null,
    wishes:
      found?.role === 'helper' && !found.help
        ? await countWishes(platform, { shopId: found.shop.id, helperId: visitor.person.id })
        : 0,
    title: found?.shop.name ?? t('brand'),
  };
}

export { reloadUnlessKept as shouldRevalidate } from '~/features/listings/kept-answer';

export default function Admin() {
  const { t } = useTranslation('common');
  const { personId, shop, toAnswer, isPractising, isOpening, help, wishes, title } = useLoaderData<typeof loader>();
  const [asked] = useSearchParams();
  useOneShop(shop?.id ?? null);
  useOfflinePages(help || isPractising ? null : personId, HELPERS);
  const listings = { to: '/admin/listings', label: t('nav.listings'), icon: ProductIcon };
  const feeds = { to: '/admin/feeds', label: t('nav.feeds'), icon: ShareIcon };
  const own = { to: '/admin/shop', label: t('nav.shop'), icon: StoreIcon };
  const places = help
    ? [
        ...(help.scopes.includes('listings') ? [listings] : []),
        feeds,
        ...(help.scopes.includes('profile') ? [own] : []),
      ]
    : isOpening
      ? []
      : [
          { to: '/admin', label: t('nav.home'), icon: HomeIcon, exact: true },
          { to: '/admin/orders', label: t('nav.orders'), icon: OrderIcon, waiting: toAnswer },
          listings,
          ...(isPractising ? [] : [feeds, own]),
        ];
  return (
    <PolarisProvider>
      <AdminFrame
        places={places}
        header={
          <>
            <Link to="/admin">
              <span>{title}</span>
            </Link>
            {shop?.state === 'published' && !isPractising && <a href={`/shop/${shop.slug}`}>{t('nav.viewShop')}</a>}
            {!help && <Link to="/admin/account">{t('nav.account')}</Link>}
          </>
        }
      >
        <PhoneOwner id={personId}>
          {help && <HelpBanner shop={title} until={help.until} />}
          {help && asked.has(OWN_NAME_MARK) && <OwnNameBanner />}
          {isPractising && <PracticeBanner />}
          {wishes > 0 && <WishesBanner count={wishes} />}
          {shop && <WaitingOnPhone owner={personId} shopId={shop.id} />}
          <Outlet />
        </PhoneOwner>
      </AdminFrame>
    </PolarisProvider>
  );
}

export const ErrorBoundary = () => <PolarisErrorPage home="/admin" />;
