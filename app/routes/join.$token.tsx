import {
  data,
  redirectDocument,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { Entrance, EntranceForm, entranceLinks } from '~/features/accounts/entrance';
import { findVisitor, requirePerson } from '~/features/accounts/guard.server';
import { findInvitation, joinShop } from '~/features/shops/people.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import type { PageHandle } from '~/shared/page';

export const handle: PageHandle = { interactive: true };
export const links = entranceLinks;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const t = translator(readLang(request), 'accounts');
  const invitation = await findInvitation(platform, params.token!);
  if (!invitation) return data({ invitation: null, personName: null, title: t('join.goneTitle') }, { status: 404 });
  const visitor = await findVisitor(request);
  return data({
    invitation,
    personName: visitor?.person.name ?? null,
    title: t('join.title', { shop: invitation.shopName }),
  });
}

/** Whoever has the link and an account joins; a used or late link shows its page of regret again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requirePerson(request);
  const joined = await joinShop(platform, { token: params.token!, personId: person.id });
  return redirectDocument(joined.ok ? '/admin' : `/join/${params.token}`, 303);
}

export default function Join() {
  const { t } = useTranslation('accounts');
  const { pathname } = useLocation();
  const { invitation, personName } = useLoaderData<typeof loader>();
  if (!invitation) return <Entrance title={t('join.goneTitle')} lead={t('join.gone')} children={null} />;

  const shop = invitation.shopName;
  const lead = t('join.lead', { owner: invitation.ownerName, shop });
  const to = encodeURIComponent(pathname);
  return (
    <Entrance title={t('join.title', { shop })} lead={lead}>
      {personName === null ? (
        <>
          <a className="big" href={`/signup?to=${to}`}>
            {t('join.signup')}
          </a>
          <a className="big" href={`/login?to=${to}`}>
            {t('join.login')}
          </a>
        </>
      ) : (
        <>
          <p>{t('join.asPerson', { name: personName })}</p>
          <EntranceForm submit={t('join.submit')} />
        </>
      )}
    </Entrance>
  );
}
