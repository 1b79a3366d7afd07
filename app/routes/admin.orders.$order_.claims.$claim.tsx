import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { readClaimAnswer } from '~/features/orders/claim-answer';
import { ClaimCard, ClaimForm } from '~/features/orders/claim-views';
import { answerClaim } from '~/features/orders/claims.server';
import { findOrder } from '~/features/orders/orders.server';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

async function findClaim(shopId: string, { order: id = '', claim: claimId }: { order?: string; claim?: string }) {
  const order = orNotFound(await findOrder(platform.db, { shopId, orderId: id, now: platform.clock.now() }));
  return { order, claim: orNotFound(order.claims.find((claim) => claim.id === claimId)) };
}

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return findClaim(shop.id, params);
}

/** The answer to a buyer's claim. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { person, shop } = await requireShop(request);
  const { order, claim } = await findClaim(shop.id, params);
  const form = await request.formData();
  const answer = readClaimAnswer(form);
  if (!answer.ok) return askAgain(form, answer.problems);
  const ids = { shopId: shop.id, orderId: order.id, claimId: claim.id, personId: person.id };
  const answered = orNotFound(await answerClaim(platform, { ...ids, ...answer.value }));
  return answered.ok
    ? redirect(`/admin/orders/${order.id}?done=${answer.value.decision === 'grant' ? 'granted' : 'declined'}`, 303)
    : askAgain(form, answered.problems);
}

export default function Claim() {
  const { t } = useTranslation('orders');
  const { order, claim } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={t('desk.claim.title')}
      subtitle={`${order.code} · ${order.buyer.name}`}
      back={{ to: `/admin/orders/${order.id}`, label: order.code }}
    >
      <BlockStack gap="400">
        <ClaimCard order={order} claim={claim} withAnswer={false} />
        {claim.state === 'open' && <ClaimForm order={order} claim={claim} />}
      </BlockStack>
    </AdminPage>
  );
}
