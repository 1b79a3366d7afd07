import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { LARGEST_FILE, tooHeavy } from '~/features/photos/photo-file';
import { findNewestPhotos, findPhotosById } from '~/features/photos/photos.server';
import { receivePhoto } from '~/features/photos/receive-photo.server';
import { BUILDER } from '~/features/storefront/builder-paths';
import { chooseAccent } from '~/features/storefront/change-design';
import { ColourPage, NEW_PHOTO } from '~/features/storefront/colour-page';
import { changeDraft, findDesign } from '~/features/storefront/drafts.server';
import { findGardenColours } from '~/features/storefront/find-garden-colours.server';
import { readAccentForm } from '~/features/storefront/mark-form';
import { paletteOf } from '~/features/storefront/palette';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import type { Problem } from '~/shared/result';
import { isUuid } from '~/shared/uuid';
import { AdminPage } from '~/ui/polaris';

/** What a form adds to the file in it, bytes. */
const AROUND_FILE = 10_000;
/** Photos to choose from: a page of thumbs, not the whole garden. */
const PHOTOS_MOST = 12;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const [{ design }, photos] = await Promise.all([
    findDesign(platform.db, shop.id),
    findNewestPhotos(platform.db, shop.id, PHOTOS_MOST),
  ]);
  const photoId = new URL(request.url).searchParams.get('photo');
  const colours = photoId === null ? null : await findGardenColours(platform, { shopId: shop.id, photoId });
  const onItsWay = photoId === null || colours ? null : orNotFound(await findOnItsWay(shop.id, photoId));
  return {
    accent: design.accent,
    photos: photos.flatMap(({ id, thumbnail, alt }) => (thumbnail ? [{ id, thumbnail, alt }] : [])),
    photoId,
    onItsWay,
    found:
      colours?.map((colour) => {
        const { light } = paletteOf(colour, design.theme);
        return { colour, light, isFixed: light.leaf !== colour };
      }) ?? null,
  };
}

/** A photo that was sent a moment ago and is not pressed yet, or cannot be. */
async function findOnItsWay(shopId: string, photoId: string) {
  const [photo] = isUuid(photoId) ? await findPhotosById(platform.db, shopId, [photoId]) : [];
  return photo && photo.state !== 'ready' ? { problem: photo.problem } : null;
}

/** Takes a colour, or a photo of which the colours are wanted. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const refusePhoto = (problems: Problem[]) =>
    askAgain(
      new FormData(),
      problems.slice(0, 1).map((problem) => ({ ...problem, field: NEW_PHOTO })),
    );
  if (Number(request.headers.get('content-length')) > LARGEST_FILE + AROUND_FILE) return refusePhoto([tooHeavy]);
  const form = await request.formData();
  const sent = form.get(NEW_PHOTO);
  if (sent !== null) {
    const body = sent instanceof File ? sent.stream() : null; // no file was chosen
    const received = await receivePhoto(platform, { shopId: shop.id, listingId: null, body });
    return received.ok ? redirect(`${BUILDER}/colour?photo=${received.value.id}`, 303) : refusePhoto(received.problems);
  }
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
