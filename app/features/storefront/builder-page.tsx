import { useFetcher, useSearchParams } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { forgetFormPhotos } from '~/features/photos/phone-photos.client';
import { AdminPage, useToast } from '~/ui/polaris';

import { BuilderBar } from './builder-bar';
import { BuilderLinks } from './builder-links';
import { BUILDER, logoDraft, sectionDraft } from './builder-paths';
import { BuilderPreview } from './builder-preview';
import { BuilderSections } from './builder-sections';
import { BuilderThemes } from './builder-themes';
import styles from './builder.module.css';
import type { Accent, Logo, Section, SectionKind, Theme } from './design';

/** What the page on which a shop is dressed knows. */
export type BuilderView = {
  shop: { id: string; name: string; isOpen: boolean };
  theme: Theme;
  accent: Accent;
  logo: Logo;
  /** What the monogram says. */
  letters: string;
  sections: Pick<Section, 'id' | 'kind' | 'hidden'>[];
  kindsToAdd: SectionKind[];
  version: number;
  hasChanges: boolean;
  /** Address of the page with the draft. */
  preview: string;
  links: { id: string; expiresAt: Date }[];
};

/** A shop's look: its theme, colours and logo, the parts of its page, and what it comes to. */
export function BuilderPage({ view }: { view: BuilderView }) {
  const { t } = useTranslation(['design', 'shops']);
  const draft = useFetcher({ key: 'design-publication' });
  useSavedForm(view.shop.id);
  return (
    <AdminPage title={t('title')} back={{ to: '/admin/shop', label: t('shops:profile.title') }} fullWidth>
      <div className={styles.builder}>
        <BlockStack gap="400">
          <Text as="p">{t('lead')}</Text>
          <BuilderBar view={view} publication={draft} />
          <BuilderThemes chosen={view.theme} />
          <Marks view={view} />
          <BuilderSections sections={view.sections} kindsToAdd={view.kindsToAdd} />
          <BuilderLinks links={view.links} shopName={view.shop.name} />
          <Button size="large" fullWidth url={`${BUILDER}/history`}>
            {t('history.title')}
          </Button>
        </BlockStack>
        <BuilderPreview address={view.preview} version={view.version} />
      </div>
    </AdminPage>
  );
}

/** Colour and logo: what they are now, and the way to their pages. */
function Marks({ view: { accent, logo, letters } }: { view: BuilderView }) {
  const { t } = useTranslation('design');
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack>
            <Text as="h2" variant="headingMd">
              {t('colour.title')}
            </Text>
            <Text as="p">{accent.of === 'photo' ? t('colour.ofPhoto') : t('colour.ofTheme')}</Text>
          </BlockStack>
          <Button size="large" url={`${BUILDER}/colour`} accessibilityLabel={t('colour.change')}>
            {t('sections.edit')}
          </Button>
        </InlineStack>
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack>
            <Text as="h2" variant="headingMd">
              {t('logo.title')}
            </Text>
            <Text as="p">{logo.of === 'photo' ? t('logo.nowPhoto') : t('logo.now', { letters })}</Text>
          </BlockStack>
          <Button size="large" url={`${BUILDER}/logo`} accessibilityLabel={t('logo.change')}>
            {t('sections.edit')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** A form that was saved leads here: says so, and clears its photos, which are in the draft now, off the phone. */
function useSavedForm(shopId: string): void {
  const { t } = useTranslation('design');
  const toast = useToast();
  const [query, setQuery] = useSearchParams();
  const saved = query.get('saved');
  const sentence = t('saved');
  useEffect(() => {
    if (!saved) return;
    toast(sentence);
    void forgetFormPhotos(saved === 'logo' ? logoDraft(shopId) : sectionDraft(shopId, saved));
    setQuery({}, { replace: true, preventScrollReset: true });
  }, [saved, sentence, shopId, toast, setQuery]);
}
