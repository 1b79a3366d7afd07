import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { checkInviteList } from '~/features/cooperatives/invite-list.server';
import { InviteListPage } from '~/features/cooperatives/invite-list-page';
import { LIST_FILE_MAX, readListFile } from '~/features/cooperatives/list-file.server';
import { requireStaff } from '~/features/cooperatives/staff-door.server';
import { askAgain, problemBody, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { formatPhone } from '~/shared/phone';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'invite-members');
  return null;
}

/** Reads a list and says what it would do, line by line. Nothing is invited yet. */
export async function action({ request }: ActionFunctionArgs) {
  const { cooperative } = await requireStaff(request, 'invite-members');
  // the form's own words and the file's head come on top
  if (Number(request.headers.get('Content-Length')) > 2 * LIST_FILE_MAX)
    return problemBody(413, 'This list is too large.');
  const form = await request.formData();
  const given = form.get('file');
  const file = given instanceof Blob && given.size > 0 ? await readListFile(given) : null;
  if (file && !file.ok) return askAgain(form, file.problems);
  const text = file ? file.value : readText(form, 'list');
  const lines = await checkInviteList(platform, { cooperativeId: cooperative.id, text });
  if (lines.length === 0) return askAgain(form, [{ code: 'cooperatives.list-empty', field: 'list' }]);
  return {
    text,
    label: readText(form, 'label'),
    lines: lines.map((line) => ({ ...line, phone: line.phone && formatPhone(line.phone) })),
  };
}

export default function InviteList() {
  const { t } = useTranslation('cooperatives');
  const answer = useActionData<typeof action>();
  return (
    <AdminPage title={t('list.title')} back={{ to: '/cooperative/invitations', label: t('invitations.title') }}>
      <InviteListPage checked={answer && 'lines' in answer ? answer : null} />
    </AdminPage>
  );
}
