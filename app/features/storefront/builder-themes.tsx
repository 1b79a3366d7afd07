import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SubmitButton } from '~/ui/polaris';

import { BUILDER } from './builder-paths';
import { useUndoToast } from './builder-undo';
import styles from './builder.module.css';
import { THEMES, type Theme } from './design';
import { ThemeThumbnail } from './theme-thumbnail';

/** The five looks to choose from, each drawn, with a sentence on its mood. */
export function BuilderThemes({ chosen }: { chosen: Theme }) {
  const { t } = useTranslation('design');
  const choice = useFetcher({ key: 'design-theme' });
  // the answer is there before the page is drawn anew with it
  const [wanted, setWanted] = useState(chosen);
  useUndoToast(choice.data, t('theme.changed', { name: t(`themes.${wanted}.name`) }));
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('theme.title')}
        </Text>
        <ul className={styles.themes}>
          {THEMES.map((theme) => (
            <li key={theme} className={styles.theme}>
              <ThemeThumbnail theme={theme} />
              <BlockStack gap="200">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h3" variant="headingSm">
                    {t(`themes.${theme}.name`)}
                  </Text>
                  {theme === chosen && <Badge tone="success">{t('theme.chosen')}</Badge>}
                </InlineStack>
                <Text as="p">{t(`themes.${theme}.mood`)}</Text>
                {theme !== chosen && (
                  <choice.Form method="post" action={`${BUILDER}/theme`} onSubmit={() => setWanted(theme)}>
                    <input type="hidden" name="theme" value={theme} />
                    <SubmitButton fetcher={choice} variant="secondary" fullWidth={false}>
                      {t('theme.choose', { name: t(`themes.${theme}.name`) })}
                    </SubmitButton>
                  </choice.Form>
                )}
              </BlockStack>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
