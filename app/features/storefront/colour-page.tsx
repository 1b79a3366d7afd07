import { Form, useNavigation, useRevalidator } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { LARGEST_FILE } from '~/features/photos/photo-file';
import type { Problem } from '~/shared/result';
import { FileField, problemText, ProblemSummary, SubmitButton } from '~/ui/polaris';

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
  /** A photo that was sent a moment ago: still being pressed, or why it cannot be; null: it is ready. */
  onItsWay: { problem: Problem | null } | null;
  /** What it offers: the colour as it is in the photo, and as it can be read. Null: no photo is looked at. */
  found: { colour: string; light: Colours; isFixed: boolean }[] | null;
};

/** The field of a photo that is sent only for its colours. */
export const NEW_PHOTO = 'newPhoto';

/** A photo of the garden, then a colour in it; or the theme's own. */
export function ColourPage({ view: { accent, photos, photoId, onItsWay, found } }: { view: ColourView }) {
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
      {onItsWay && <OnItsWay photoId={photoId ?? ''} problem={onItsWay.problem} />}
      <NewPhoto />
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

/** A photo taken or chosen here: a plain form, so that it goes out whatever the phone can do. */
function NewPhoto() {
  const { t } = useTranslation('design');
  const isSending = useNavigation().formData?.has(NEW_PHOTO) ?? false;
  return (
    <Card>
      <Form method="post" encType="multipart/form-data">
        <BlockStack gap="300">
          <FileField
            name={NEW_PHOTO}
            label={t('colour.newPhoto')}
            help={t('colour.newPhotoHelp', { max: LARGEST_FILE / 1024 / 1024 })}
            accept="image/*"
          />
          <SubmitButton variant="secondary">{t(isSending ? 'colour.sending' : 'colour.send')}</SubmitButton>
        </BlockStack>
      </Form>
    </Card>
  );
}

/** How often a page that can looks whether the photo is pressed, ms. */
const LOOK_AGAIN_MS = 1_500;

/** The photo that was sent: it is ready in a moment, or it is none. */
function OnItsWay({ photoId, problem }: { photoId: string; problem: Problem | null }) {
  const { t } = useTranslation('design');
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (problem || state !== 'idle') return;
    const timer = setTimeout(revalidate, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [problem, revalidate, state]);
  return (
    <Card>
      <div role="status">
        <Text as="p" tone={problem ? 'critical' : undefined}>
          {problem ? problemText(t, problem) : t('colour.waiting')}
        </Text>
      </div>
      {!problem && (
        <Form method="get" action={`${BUILDER}/colour`}>
          <input type="hidden" name="photo" value={photoId} />
          <SubmitButton variant="secondary">{t('colour.lookAgain')}</SubmitButton>
        </Form>
      )}
    </Card>
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
