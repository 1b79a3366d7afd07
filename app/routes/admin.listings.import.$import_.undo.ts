import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { requireOwner } from '~/features/accounts/guard.server';
import { takeImportBack } from '~/features/listings/imports.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';

/** Takes an import back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const moved = orNotFound(await takeImportBack(platform, { shopId: shop.id, importId: params.import! }));
  const page = `/admin/listings/import/${params.import}`;
  return redirect(moved.ok ? page : `${page}?refused=${moved.problems[0]!.code}`, 303);
}
