import { useTranslation } from 'react-i18next';

import { Picture } from '~/features/photos/picture';
import type { PictureData } from '~/features/photos/rendition';

import { GALLERY_SIZES } from './card';
import { LeafIcon } from './icons';
import { ZoomIcon, Zooms } from './zoom';

/**
 * Photos beside each other, to be pushed along with a finger; small ones below lead to each, and each to itself as large
 * as the screen, all by links: a script would add nothing that a browser does not do by itself.
 */
export function Gallery({ pictures, name }: { pictures: PictureData[]; name: string }) {
  const { t } = useTranslation('storefront');
  const { t: tPlant } = useTranslation('plant');
  if (pictures.length === 0) {
    return (
      <div className="gallery">
        <span className="pic none">
          <LeafIcon />
          {t('card.noPhoto')}
        </span>
      </div>
    );
  }
  return (
    <>
      <div className="gallery">
        <ul className="strip" aria-label={t('listing.photos', { name })} tabIndex={pictures.length > 1 ? 0 : undefined}>
          {pictures.map((picture, index) => (
            <li key={picture.name} id={`photo-${index + 1}`}>
              <a href={`#zoom-${index + 1}`}>
                <Picture photo={picture} sizes={GALLERY_SIZES} priority={index === 0} />
                <ZoomIcon label={tPlant('zoom.open', { number: index + 1 })} />
              </a>
              {pictures.length > 1 && (
                <span className="count" aria-hidden="true">
                  {index + 1}/{pictures.length}
                </span>
              )}
            </li>
          ))}
        </ul>
        {pictures.length > 1 && (
          <nav className="thumbs" aria-label={t('listing.photos', { name })}>
            {pictures.map((picture, index) => (
              <a key={picture.name} href={`#photo-${index + 1}`} aria-label={t('listing.photo', { number: index + 1 })}>
                <Picture photo={smallest(picture)} sizes="76px" standIn={false} />
              </a>
            ))}
          </nav>
        )}
      </div>
      <Zooms pictures={pictures} name={name} />
    </>
  );
}

/** A thumbnail needs one small file, the smallest made so far, and no words: its link has them. */
function smallest(picture: PictureData): PictureData {
  const files = picture.renditions.filter(({ kind }) => kind === 'width');
  const enough = Math.max(320, Math.min(...files.map(({ width }) => width)));
  return { ...picture, alt: '', renditions: files.filter(({ width }) => width <= enough) };
}
