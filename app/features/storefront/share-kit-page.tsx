import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { ShareIcon } from '@shopify/polaris-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { LANGS, type Lang } from '~/shared/lang';
import { CopyButton } from '~/ui/polaris';

import { CARD_SHAPES, type CardShape } from './share-card';
import { cardPath, type ShareKit } from './share-kit';
import styles from './share-kit.module.css';
import { canSendFiles, sendPicture } from './send-picture.client';

const SHAPES = Object.keys(CARD_SHAPES) as CardShape[];

/** Pictures and words of a listing, ready to be posted where people already are. */
export function ShareKitPage({ id, kit }: { id: string; kit: ShareKit }) {
  const { t } = useTranslation('share');
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="p">{t('lead')}</Text>
      </Box>
      {kit.cards ? (
        <Cards id={id} kit={kit} />
      ) : (
        <Card>
          <Text as="p">{t('noPhoto')}</Text>
        </Card>
      )}
      <Captions kit={kit} />
      {kit.squares > 0 && (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('album')}
            </Text>
            <Text as="p">{t('albumHelp')}</Text>
            <Button size="large" fullWidth url={`/admin/listings/${id}/squares.zip`} download>
              {t('albumDownload')}
            </Button>
          </BlockStack>
        </Card>
      )}
      <Card>
        <Button size="large" fullWidth url={`/admin/feeds/listings/${id}/dossier`}>
          {t('dossier')}
        </Button>
      </Card>
    </BlockStack>
  );
}

function Cards({ id, kit }: { id: string; kit: ShareKit }) {
  const { t } = useTranslation('share');
  const [lang, setLang] = useState<Lang>('vi');
  return (
    <Card>
      <BlockStack gap="400">
        <TitleWithLang title={t('cards')} lang={lang} onChoose={setLang} />
        {SHAPES.map((shape) => (
          <OneCard
            key={shape}
            shape={shape}
            path={cardPath(id, shape, lang)}
            kit={kit}
            words={kit.captions[lang].short}
          />
        ))}
      </BlockStack>
    </Card>
  );
}

function OneCard({ shape, path, kit, words }: { shape: CardShape; path: string; kit: ShareKit; words: string }) {
  const { t } = useTranslation('share');
  const { width, height } = CARD_SHAPES[shape];
  const name = t(`shapes.${shape}`);
  const [canSend, setCanSend] = useState(false);
  useEffect(() => setCanSend(canSendFiles()), []); // only a phone can tell
  return (
    <section className={styles.card} aria-label={name}>
      <img
        src={path}
        width={width}
        height={height}
        loading="lazy"
        alt={t('alt', { name: kit.name, price: kit.price })}
      />
      <Text as="p">{name}</Text>
      <InlineStack gap="200">
        {canSend && (
          <Button
            size="large"
            variant="primary"
            icon={ShareIcon}
            accessibilityLabel={t('sendLabel', { shape: name })}
            onClick={() => void sendPicture(path, { title: kit.name, text: words, url: kit.url })}
          >
            {t('send')}
          </Button>
        )}
        <Button size="large" url={`${path}?download`} download accessibilityLabel={t('downloadLabel', { shape: name })}>
          {t('download')}
        </Button>
      </InlineStack>
    </section>
  );
}

function Captions({ kit }: { kit: ShareKit }) {
  const { t } = useTranslation('share');
  const [lang, setLang] = useState<Lang>('vi');
  return (
    <Card>
      <BlockStack gap="400">
        <TitleWithLang title={t('captions')} lang={lang} onChoose={setLang} />
        {(['short', 'long'] as const).map((length) => (
          <BlockStack key={length} gap="200">
            <Text as="h3" variant="headingSm">
              {t(length)}
            </Text>
            <p className={styles.caption} lang={lang}>
              {kit.captions[lang][length]}
            </p>
            <CopyButton size="large" fullWidth text={kit.captions[lang][length]} done={t('copied')}>
              {t('copy')}
            </CopyButton>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function TitleWithLang({ title, lang, onChoose }: { title: string; lang: Lang; onChoose: (lang: Lang) => void }) {
  const { t } = useTranslation('share');
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      <InlineStack gap="200">
        {LANGS.map((one) => (
          <Button key={one} size="large" pressed={one === lang} onClick={() => onChoose(one)}>
            {t(one === 'vi' ? 'vietnamese' : 'english')}
          </Button>
        ))}
      </InlineStack>
    </InlineStack>
  );
}
