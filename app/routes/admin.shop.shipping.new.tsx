import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { ShippingForm } from '~/features/shops/shipping-form-page';
import { SHIPPING_KINDS } from '~/features/shops/shipping-method';
import { addWay } from '~/features/shops/shipping-methods.server';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

const kindOf = (request: Request) => {
  const asked = new URL(request.url).searchParams.get('kind') ?? 'pickup';
  return orNotFound(SHIPPING_KINDS.find((kind) => kind === asked));
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return { kind: kindOf(request), shopId: shop.id };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const added = await addWay(platform, { shopId: shop.id, kind: kindOf(request), form });
  return added.ok ? redirect('/admin/shop/shipping', 303) : askAgain(form, added.problems);
}

export default function NewWay() {
  const { t } = useTranslation('shops');
  const { kind, shopId } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('shipping.addWay')} back={{ to: '/admin/shop/shipping', label: t('shipping.title') }}>
      <ShippingForm kind={kind} initial={{}} draftKey={`way-new:${kind}:${shopId}`} />
    </AdminPage>
  );
}
