import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findNewestPhotos } from '~/features/photos/photos.server';
import { BUILDER } from '~/features/storefront/builder-paths';
import { chooseAccent } from '~/features/storefront/change-design';
import { ColourPage } from '~/features/storefront/colour-page';
import { changeDraft, findDesign } from '~/features/storefront/drafts.server';
import { findGardenColours } from '~/features/storefront/find-garden-colours.server';
import { readAccentForm } from '~/features/storefront/mark-form';
import { paletteOf } from '~/features/storefront/palette';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** Photos to choose from: a page of thumbs, not the whole garden. */
const PHOTOS_MOST = 12;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const [{ design }, photos] = await Promise.all([
    findDesign(platform.db, shop.id),
    findNewestPhotos(platform.db, shop.id, PHOTOS_MOST),
  ]);
  const photoId = new URL(request.url).searchParams.get('photo');
  const colours = photoId === null ? null : orNotFound(await findGardenColours(platform, { shopId: shop.id, photoId }));
  return {
    accent: design.accent,
    photos: photos.flatMap(({ id, thumbnail, alt }) => (thumbnail ? [{ id, thumbnail, alt }] : [])),
    photoId,
    found:
      colours?.map((colour) => {
        const { light } = paletteOf(colour, design.theme);
        return { colour, light, isFixed: light.leaf !== colour };
      }) ?? null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const accent = readAccentForm(form);
  if (!accent.ok) return askAgain(form, accent.problems);
  const change = chooseAccent(accent.value);
  const changed = orNotFound(await changeDraft(platform, { shopId: shop.id, seen: null, change }));
  return changed.ok ? redirect(`${BUILDER}?saved=colour`, 303) : askAgain(form, changed.problems);
}

export default function ShopColour() {
  const { t } = useTranslation('design');
  const view = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('colour.title')} back={{ to: BUILDER, label: t('back') }}>
      <ColourPage view={view} />
    </AdminPage>
  );
}
