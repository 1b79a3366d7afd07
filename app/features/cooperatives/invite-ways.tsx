import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

const WAYS = [
  { key: 'sheet', to: '/cooperative/invitations/new' },
  { key: 'list', to: '/cooperative/invitations/list' },
  { key: 'table', to: '/cooperative/members/new' },
] as const;

/** The three ways by which a household comes in, each said in a sentence. */
export function InviteWays({ title, lead }: { title: string; lead?: string }) {
  const { t } = useTranslation('cooperatives');
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {lead && <Text as="p">{lead}</Text>}
        </BlockStack>
        {WAYS.map(({ key, to }) => (
          <BlockStack key={key} gap="100">
            <Button size="large" fullWidth url={to} variant={key === 'sheet' ? 'primary' : undefined}>
              {t(`ways.${key}`)}
            </Button>
            <Text as="p" tone="subdued">
              {t(`ways.${key}Help`)}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
