import type { MetaDescriptor } from '@remix-run/react';

import { shopperPage } from '~/features/storefront/stylesheet';
import type { PageHandle } from '~/shared/page';

import style from './checkout.css?inline';

/** The `handle` of every page of buying: the shops' own style, and what a till needs besides. */
export const tillPage: PageHandle = { style: shopperPage.style + style };

/** The head of a page that is one buyer's own: the title its loader gave it, and nothing for search engines. */
export const ownMeta = ({ data }: { data: { title: string } | undefined }): MetaDescriptor[] => [
  { title: data?.title ?? '' },
  { name: 'robots', content: 'noindex' },
];
