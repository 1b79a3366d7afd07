import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { requireShop } from '~/features/accounts/guard.server';
import { describePhoto, removePhoto, restorePhoto } from '~/features/photos/change-photo.server';
import { editPhoto } from '~/features/photos/edit-photo.server';
import { photoProblemBody } from '~/features/photos/photo-answers.server';
import { findPhoto } from '~/features/photos/photos.server';
import { notFound, orNotFound, problemBody, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { isUuid } from '~/shared/uuid';

/** How a photo is getting on. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const named = await requirePhoto(request, params.photo);
  const photo = orNotFound(await findPhoto(platform.db, named.shopId, named.photoId));
  return Response.json(photo, { headers: { 'Cache-Control': 'no-store' } });
}

/** DELETE takes it away, POST brings it back, PATCH says what it shows, PUT (JSON) what hands have done to it. */
export async function action({ params, request }: ActionFunctionArgs) {
  const named = await requirePhoto(request, params.photo);
  switch (request.method) {
    case 'DELETE':
      return Response.json(orNotFound(await removePhoto(platform, named)));
    case 'POST':
      return Response.json(orNotFound(await restorePhoto(platform, named)));
    case 'PATCH': {
      const alt = readText(await request.formData(), 'alt');
      const described = await describePhoto(platform, { ...named, alt });
      return described.ok ? Response.json(orNotFound(described.value)) : photoProblemBody(request, described.problems);
    }
    case 'PUT': {
      const edits = (await request.json().catch(() => null)) as unknown; // what is no JSON is no edit either
      const edited = await editPhoto(platform, { ...named, edits });
      return edited.ok ? Response.json(orNotFound(edited.value)) : photoProblemBody(request, edited.problems);
    }
    default:
      return problemBody(405, 'A photo is taken away, brought back, described or edited.');
  }
}

async function requirePhoto(request: Request, photoId: string | undefined) {
  const { shop } = await requireShop(request);
  if (!isUuid(photoId)) throw notFound();
  return { shopId: shop.id, photoId };
}
