import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findPhotosById } from '~/features/photos/photos.server';
import { BUILDER } from '~/features/storefront/builder-paths';
import { chooseLogo } from '~/features/storefront/change-design';
import { changeDraft, findDesign } from '~/features/storefront/drafts.server';
import { LogoForm } from '~/features/storefront/logo-page';
import { readLogoForm } from '~/features/storefront/mark-form';
import { lettersOf } from '~/features/storefront/monogram';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { logo } = (await findDesign(platform.db, shop.id)).design;
  return {
    shop: { id: shop.id, name: shop.name },
    logo,
    letters: lettersOf(shop.name),
    photos: await findPhotosById(platform.db, shop.id, logo.of === 'photo' ? [logo.photoId] : []),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const logo = readLogoForm(form);
  if (!logo.ok) return askAgain(form, logo.problems);
  const change = chooseLogo(logo.value);
  const changed = orNotFound(await changeDraft(platform, { shopId: shop.id, seen: null, change }));
  return changed.ok ? redirect(`${BUILDER}?saved=logo`, 303) : askAgain(form, changed.problems);
}

export default function ShopLogo() {
  const { t } = useTranslation('design');
  const view = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('logo.title')} back={{ to: BUILDER, label: t('back') }}>
      <LogoForm {...view} />
    </AdminPage>
  );
}
