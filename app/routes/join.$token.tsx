import {
  data,
  redirectDocument,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { enter } from '~/features/accounts/enter.server';
import { Entrance, entranceLinks } from '~/features/accounts/entrance';
import { findVisitor, requirePerson } from '~/features/accounts/guard.server';
import { findOffer } from '~/features/cooperatives/invitations.server';
import { findJoinStanding, joinAsNewcomer, joinAsPerson } from '~/features/cooperatives/join.server';
import { JoinCooperative, JoinShop } from '~/features/cooperatives/join-page';
import { findInvitation, joinShop } from '~/features/shops/people.server';
import { askAgain, readText } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import type { PageHandle } from '~/shared/page';

export const handle: PageHandle = { interactive: true };
export const links = entranceLinks;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

/** What a link leads to: a shop that wants a helper, a cooperative, or nothing any more. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const t = translator(readLang(request), 'accounts');
  const visitor = await findVisitor(request);
  const personName = visitor?.person.name ?? null;
  const invitation = await findInvitation(platform, params.token!);
  if (invitation)
    return data({
      kind: 'shop',
      invitation,
      personName,
      title: t('join.title', { shop: invitation.shopName }),
    } as const);
  const offer = await findOffer(platform, params.token!);
  if (!offer) return data({ kind: 'gone', title: t('join.goneTitle') } as const, { status: 404 });
  const stands = visitor && (await findJoinStanding(platform.db, { personId: visitor.person.id, offer }));
  const title = translator(readLang(request), 'cooperatives')('join.title', { cooperative: offer.cooperative.name });
  return data({ kind: 'cooperative', offer, stands, personName, title } as const);
}

/** Saying yes: as somebody new, or as whoever is signed in. A used or late link shows its page of regret. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token!;
  const address = context.clientAddress;
  const offer = await findOffer(platform, token);
  if (!offer) {
    const { person } = await requirePerson(request);
    const joined = await joinShop(platform, { token, personId: person.id });
    return redirectDocument(joined.ok ? '/admin' : `/join/${token}`, 303);
  }
  const form = await request.formData();
  if (await findVisitor(request)) {
    const { person } = await requirePerson(request);
    const joined = await joinAsPerson(platform, { token, offer, person, address });
    if (!joined.ok) return askAgain(form, joined.problems, statusOf(joined.problems));
    return redirectDocument(joined.value.as === 'staff' ? '/cooperative' : '/admin', 303);
  }
  const typed = { name: readText(form, 'name'), phone: readText(form, 'phone'), password: readText(form, 'password') };
  const joined = await joinAsNewcomer(platform, { token, ...typed, lang: readLang(request), address });
  if (!joined.ok) return askAgain(form, joined.problems, statusOf(joined.problems));
  const otherwise = joined.value.as === 'staff' ? '/cooperative' : '/admin/setup';
  return enter(platform, request, { personId: joined.value.personId, to: '', otherwise });
}

const statusOf = (problems: { code: string }[]) =>
  problems.some(({ code }) => code === 'accounts.too-many-tries') ? 429 : 422;

export default function Join() {
  const { t } = useTranslation('accounts');
  const page = useLoaderData<typeof loader>();
  if (page.kind === 'shop') return <JoinShop {...page} />;
  if (page.kind === 'cooperative') return <JoinCooperative {...page} />;
  return <Entrance title={t('join.goneTitle')} lead={t('join.gone')} children={null} />;
}
