import type { LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireOwner } from '~/features/accounts/guard.server';
import { findColleagues } from '~/features/shops/people.server';
import { ShareLink } from '~/features/shops/share-link';
import { platform } from '~/platform/platform.server';
import { formatDate } from '~/shared/date';
import { formatPhone, telHref } from '~/shared/phone';
import { AdminPage, SubmitButton, useToast } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireOwner(request);
  return { shopName: shop.name, people: await findColleagues(platform.db, shop.id) };
}

export default function People() {
  const { t } = useTranslation('shops');
  const { shopName, people } = useLoaderData<typeof loader>();
  const invitation = useFetcher<{ url: string; expiresAt: Date }>();
  return (
    <AdminPage title={t('people.title')} back={{ to: '/admin/shop', label: t('profile.title') }}>
      <BlockStack gap="400">
        {people.map((person) => (
          <PersonCard key={person.id} person={person} />
        ))}
        <Card>
          <BlockStack gap="300">
            <Text as="p">{t('people.lead')}</Text>
            {invitation.data ? (
              <ShareLink
                url={invitation.data.url}
                title={shopName}
                words={{
                  label: t('people.link'),
                  help: t('people.linkHelp', { date: formatDate(invitation.data.expiresAt) }),
                  copy: t('people.copy'),
                  copied: t('people.copied'),
                  share: t('setup.done.share'),
                }}
              />
            ) : (
              <invitation.Form method="post" action="/admin/shop/invitations">
                <SubmitButton fetcher={invitation}>{t('people.invite')}</SubmitButton>
              </invitation.Form>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </AdminPage>
  );
}

function PersonCard({ person }: { person: { id: string; name: string; phone: string; role: 'owner' | 'helper' } }) {
  const { t } = useTranslation('shops');
  const removal = useFetcher();
  const toast = useToast();
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <BlockStack>
          <Text as="h2" variant="headingMd">
            {person.name}
          </Text>
          <Text as="p">{t(`people.${person.role}`)}</Text>
          <Button variant="plain" textAlign="start" url={telHref(person.phone)}>
            {formatPhone(person.phone)}
          </Button>
        </BlockStack>
        {person.role === 'helper' && (
          <removal.Form
            method="delete"
            action={`/admin/shop/people/${person.id}`}
            onSubmit={() => toast(t('people.removed', { name: person.name }))}
          >
            <SubmitButton fetcher={removal} variant="secondary" fullWidth={false}>
              {t('people.remove')}
            </SubmitButton>
          </removal.Form>
        )}
      </InlineStack>
    </Card>
  );
}
