import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { shopPath } from '~/features/storefront/card';

import type { OrderView } from './order-view';
import { TillFrame } from './till-frame';
import { orderPath } from './order-path';

/** A small page about one thing of an order, with the way back to the whole. */
export function TrackingFrame({ order, title, children }: { order: OrderView; title: string; children: ReactNode }) {
  const { t } = useTranslation('checkout');
  const { shop } = order;
  return (
    <TillFrame shop={{ path: shopPath(shop.slug), name: shop.name, address: shop.address, phone: shop.phone ?? '' }}>
      <nav className="crumbs">
        <a href={orderPath(order)}>{t('track.back', { code: order.code })}</a>
      </nav>
      <div className="lone">
        <h1>{title}</h1>
        {children}
      </div>
    </TillFrame>
  );
}
