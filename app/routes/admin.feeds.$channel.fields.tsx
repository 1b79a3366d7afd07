import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { findChannel } from '~/features/feeds/channels';
import { fieldNotes } from '~/features/feeds/field-notes';
import { FieldTable } from '~/features/feeds/field-table';
import { orNotFound } from '~/platform/answers.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  await requireShop(request);
  const channel = orNotFound(findChannel(params.channel!));
  const { least, good } = channel.picture;
  return { id: channel.id, name: channel.name, fields: fieldNotes(channel), picture: { least, good } };
}

export default function ChannelFields() {
  const { t } = useTranslation('feeds');
  const { id, name, fields, picture } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('fields.title')} subtitle={name} back={{ to: `/admin/feeds/${id}`, label: name }}>
      <BlockStack gap="300">
        <Text as="p">{t('fields.picture', picture)}</Text>
        <FieldTable fields={fields} />
      </BlockStack>
    </AdminPage>
  );
}
