import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

/** What a garden prints and posts for all its things at once. */
export function StallPage({ isOpen, count }: { isOpen: boolean; count: number }) {
  const { t } = useTranslation('share');
  const papers = [
    {
      name: t('stall.poster'),
      help: t('stall.posterHelp'),
      url: '/admin/shop/stall/poster',
      press: t('stall.print'),
      has: isOpen,
    },
    {
      name: t('stall.tags'),
      help: t('stall.tagsHelp'),
      url: '/admin/shop/stall/tags',
      press: t('stall.print'),
      has: count > 0,
    },
    {
      name: t('stall.album'),
      help: t('stall.albumHelp'),
      url: '/admin/shop/stall/album.zip',
      press: t('download'),
      has: count > 0,
    },
  ];
  return (
    <BlockStack gap="400">
      {papers.map(({ name, help, url, press, has }) => (
        <Card key={url}>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {name}
            </Text>
            <Text as="p">{has ? help : t('stall.none')}</Text>
            {has && (
              <Button size="large" fullWidth url={url} target="_blank" accessibilityLabel={`${press}: ${name}`}>
                {press}
              </Button>
            )}
          </BlockStack>
        </Card>
      ))}
    </BlockStack>
  );
}
