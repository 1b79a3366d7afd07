import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ClassPaper } from '~/features/training/class-paper';
import { CLASSES_PATH } from '~/features/training/classes-page';
import { findClass } from '~/features/training/classes.server';
import styles from '~/features/training/paper.css?url';
import { PaperHow } from '~/features/training/papers';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { attendPath } from '~/features/training/training-class';
import { orNotFound } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { qrSvg } from '~/platform/qr.server';
import { formatDate, formatDateTime } from '~/shared/date';
import { paperLinks } from '~/ui/paper';

export const links: LinksFunction = () => paperLinks(styles);
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
];

/** The code of a class for the wall and the list of who was there, in a page without scripts. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'guide-members');
  const found = orNotFound(await findClass(platform, { cooperativeId: cooperative.id, id: params.class! }));
  return {
    id: found.id,
    title: found.title,
    place: found.place,
    day: formatDate(found.heldOn),
    cooperativeName: cooperative.name,
    qr: qrSvg(siteOrigin(request, platform.config) + attendPath(found.token)),
    attendees: found.attendees.map(({ at, ...one }) => ({ ...one, at: formatDateTime(at).slice(-5) })),
  };
}

export default function PrintClass() {
  const { id, ...paper } = useLoaderData<typeof loader>();
  return (
    <>
      <PaperHow back={`${CLASSES_PATH}/${id}`} label={paper.title} />
      <ClassPaper {...paper} />
    </>
  );
}
