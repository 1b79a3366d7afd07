import { Form } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { ProblemSummary, SubmitButton } from '~/ui/polaris';

import { BUILDER } from './builder-paths';
import styles from './builder.module.css';
import type { Accent } from './design';
import type { Colours } from './palette';

/** What the page on which a colour is chosen knows. */
export type ColourView = {
  accent: Accent;
  /** The shop's newest photos, and which of them is looked at. */
  photos: { id: string; thumbnail: string; alt: string }[];
  photoId: string | null;
  /** What it offers: the colour as it is in the photo, and as it can be read. Null: no photo is looked at. */
  found: { colour: string; light: Colours; isFixed: boolean }[] | null;
};

/** A photo of the garden, then a colour in it; or the theme's own. */
export function ColourPage({ view: { accent, photos, photoId, found } }: { view: ColourView }) {
  const { t } = useTranslation('design');
  const chosen = accent.of === 'photo' ? accent : null;
  return (
    <BlockStack gap="400">
      <ProblemSummary />
      <Text as="p">{t('colour.lead')}</Text>
      <Card>
        {photos.length === 0 ? (
          <Text as="p">{t('colour.noPhotos')}</Text>
        ) : (
          <Form method="get" action={`${BUILDER}/colour`}>
            <BlockStack gap="400">
              <fieldset className={styles.photos}>
                <legend>{t('colour.photos')}</legend>
                {photos.map(({ id, thumbnail, alt }, at) => (
                  <label key={id} className={styles.choice}>
                    <img src={thumbnail} alt={alt} width={96} height={96} loading="lazy" />
                    <input type="radio" name="photo" value={id} defaultChecked={id === (photoId ?? photos[0]!.id)} />
                    {t('colour.photo', { number: at + 1 })}
                  </label>
                ))}
              </fieldset>
              <SubmitButton variant={found ? 'secondary' : 'primary'}>{t('colour.find')}</SubmitButton>
            </BlockStack>
          </Form>
        )}
      </Card>
      {found && (
        <Card>
          {found.length === 0 ? (
            <Text as="p">{t('colour.none')}</Text>
          ) : (
            <Form method="post" key={photoId}>
              <BlockStack gap="400">
                <input type="hidden" name="photoId" value={photoId ?? ''} />
                <fieldset className={styles.colours}>
                  <legend>{t('colour.found')}</legend>
                  {found.map((one, at) => (
                    <Swatch
                      key={one.colour}
                      {...one}
                      number={at + 1}
                      isFirst={at === 0}
                      chosen={chosen?.colour ?? null}
                    />
                  ))}
                </fieldset>
                <SubmitButton>{t('save')}</SubmitButton>
              </BlockStack>
            </Form>
          )}
        </Card>
      )}
      {chosen && (
        <Form method="post">
          <input type="hidden" name="of" value="theme" />
          <SubmitButton variant="secondary">{t('colour.useTheme')}</SubmitButton>
        </Form>
      )}
    </BlockStack>
  );
}

/** A colour as links and buttons will have it, with text on it. */
function Swatch({
  colour,
  light,
  isFixed,
  number,
  isFirst,
  chosen,
}: ColourView['found'] extends (infer One)[] | null
  ? One & { number: number; isFirst: boolean; chosen: string | null }
  : never) {
  const { t } = useTranslation('design');
  return (
    <label className={styles.choice}>
      <span className={styles.swatch} style={{ color: light.onLeaf, background: light.leaf }}>
        {t('colour.sample')}
      </span>
      <input type="radio" name="colour" value={colour} defaultChecked={chosen === null ? isFirst : chosen === colour} />
      {t(isFixed ? 'colour.fixed' : 'colour.one', { number })}
    </label>
  );
}
