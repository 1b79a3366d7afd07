import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findPhotosById } from '~/features/photos/photos.server';
import { findShopProfile } from '~/features/shops/shops.server';
import { BUILDER } from '~/features/storefront/builder-paths';
import { fillSection, removeSection } from '~/features/storefront/change-design';
import { changeDraft, findDesign } from '~/features/storefront/drafts.server';
import { findPicked } from '~/features/storefront/picked-listings.server';
import { readSectionForm } from '~/features/storefront/section-form';
import { SectionForm } from '~/features/storefront/section-form-page';
import { wordsOfShop } from '~/features/storefront/shop-words';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { AdminPage } from '~/ui/polaris';

const findSection = async (shopId: string, id: string | undefined) => {
  const { design, version } = await findDesign(platform.db, shopId);
  return { section: orNotFound(design.sections.find((one) => one.id === id)), version };
};

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { section, version } = await findSection(shop.id, params.section);
  const { data } = section;
  const photoIds = 'photoIds' in data ? data.photoIds : 'photoId' in data && data.photoId ? [data.photoId] : [];
  const [photos, listings, profile] = await Promise.all([
    findPhotosById(platform.db, shop.id, photoIds),
    findPicked(platform.db, shop.id, 'listingIds' in data ? data.listingIds : []),
    findShopProfile(platform.db, shop.id, readLang(request)),
  ]);
  const view = { section, version, photos, listings, otherwise: wordsOfShop(section.kind, profile) };
  return { ...view, shop: { id: shop.id, name: shop.name } };
}

/** One part of the draft's page: posted to fill it, deleted to take it out. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const { section } = await findSection(shop.id, params.section);
  const { id, kind } = section;
  if (request.method === 'DELETE') {
    const removed = orNotFound(await changeDraft(platform, { shopId: shop.id, seen: null, change: removeSection(id) }));
    return removed.ok ? removed.value : askAgain(new FormData(), removed.problems);
  }
  const form = await request.formData();
  const read = readSectionForm(kind, form, { today: isoDay(platform.clock.now()) });
  if (!read.ok) return askAgain(form, read.problems);
  const seen = Number(readText(form, 'version'));
  const change = fillSection(id, read.value);
  const saved = orNotFound(await changeDraft(platform, { shopId: shop.id, seen, change }));
  return saved.ok ? redirect(`${BUILDER}?saved=${id}`, 303) : askAgain(form, saved.problems);
}

export default function EditSection() {
  const { t } = useTranslation('design');
  const view = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t(`kinds.${view.section.kind}.name`)} back={{ to: BUILDER, label: t('back') }}>
      <SectionForm key={view.section.id} view={view} />
    </AdminPage>
  );
}
