import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { placeNames } from '~/features/shops/place-choices.server';
import { shippingTexts } from '~/features/shops/shipping-form';
import { ShippingForm } from '~/features/shops/shipping-form-page';
import { changeWay, findWay, removeWay } from '~/features/shops/shipping-methods.server';
import { askAgain, notFound, orNotFound } from '~/platform/answers.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const way = orNotFound(await findWay(platform.db, { shopId: shop.id, id: params.method ?? '' }));
  const codes = way.rules?.kind === 'own_delivery' ? way.rules.communes.map(({ code }) => code) : [];
  return { id: way.id, kind: way.kind, initial: shippingTexts(way, placeNames(codes, readLang(request))) };
}

/** One way of the shop: posted to change it, deleted to take it away. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const id = params.method ?? '';
  if (request.method === 'DELETE') {
    if (!(await removeWay(platform, { shopId: shop.id, id }))) throw notFound();
    return { removed: id };
  }
  const form = await request.formData();
  const changed = orNotFound(await changeWay(platform, { shopId: shop.id, id, form }));
  return changed.ok ? redirect('/admin/shop/shipping', 303) : askAgain(form, changed.problems);
}

export default function EditWay() {
  const { t } = useTranslation('shops');
  const { id, kind, initial } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={initial.name || t(`shipping.kinds.${kind}.title`)}
      back={{ to: '/admin/shop/shipping', label: t('shipping.title') }}
    >
      <ShippingForm key={id} kind={kind} initial={initial} draftKey={`way:${id}`} />
    </AdminPage>
  );
}
