import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { GROUPS } from '~/features/catalogue/vocabulary';
import { findChannel } from '~/features/feeds/channels';
import { findOwnSource } from '~/features/feeds/feed-source.server';
import { categoryChoice } from '~/features/feeds/presets';
import { readRulesForm } from '~/features/feeds/rules-form';
import { RulesPage } from '~/features/feeds/rules-page';
import { findGroups, saveRules } from '~/features/feeds/save-rules.server';
import { askAgain, orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const channel = orNotFound(findChannel(params.channel!));
  const [source, sold] = await Promise.all([findOwnSource(platform, shop.id), findGroups(platform, shop.id)]);
  return {
    id: channel.id,
    name: channel.name,
    rules: source.rules?.[channel.id] ?? {},
    groups: GROUPS.filter((group) => sold.includes(group)),
    categories: categoryChoice(channel),
    samePrice: channel.samePrice === true,
  };
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const channel = orNotFound(findChannel(params.channel!));
  const form = await request.formData();
  const rules = readRulesForm(form);
  if (!rules.ok) return askAgain(form, rules.problems);
  await saveRules(platform, { shopId: shop.id, channel: channel.id, rules: rules.value });
  return redirect(`/admin/feeds/${channel.id}`, 303);
}

export default function ChannelRulesRoute() {
  const { t } = useTranslation('feeds');
  const { id, name, ...data } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('rules.title')} subtitle={name} back={{ to: `/admin/feeds/${id}`, label: name }}>
      <RulesPage {...data} />
    </AdminPage>
  );
}
