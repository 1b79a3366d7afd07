import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';

import { renewFirstCode } from '~/features/cooperatives/enrol.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { formatDate } from '~/shared/date';
import { formatPhone } from '~/shared/phone';

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  await requireStaff(request, 'invite-members');
  return redirect(`/cooperative/members/${params.shop}`);
};

/** The first code of a household that has not come in yet; posted for a new one, which is told this once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'invite-members');
  const named = { cooperativeId: cooperative.id, shopId: params.shop! };
  const { name, phone, code, codeGoodUntil } = orNotFound(await renewFirstCode(platform, named));
  return {
    ...{ name, code, phone: formatPhone(phone), goodUntil: formatDate(codeGoodUntil) },
    site: `${siteOrigin(request, platform.config)}/login`,
  };
}
