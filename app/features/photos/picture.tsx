import type { CSSProperties } from 'react';

import { useSaveData } from '~/ui/save-data';

import {
  MEDIA_TYPES,
  nearest,
  photoPath,
  sizesFor,
  sparing,
  widthsOf,
  type PictureData,
  type RenditionFormat,
} from './rendition';

/** Width (px) of the file for browsers that know no `srcset`. */
const PLAIN_WIDTH = 640;

/**
 * A photo as a page shows it: the smallest format and width that fits, its place kept by width and height,
 * a blurred placeholder behind it until it is there. Plain HTML, no script.
 * Whoever asked to save data gets the small files only, and no placeholder.
 * `sizes` says how wide it is laid out; `priority` marks the one picture that is looked at first. `standIn` false: no
 * placeholder either, for pictures that are small, far down, or shown on this page already.
 */
export function Picture({
  photo: whole,
  sizes: frame,
  loading = 'lazy',
  priority = false,
  standIn = true,
  className,
}: {
  photo: PictureData;
  sizes: string;
  loading?: 'lazy' | 'eager';
  priority?: boolean;
  standIn?: boolean;
  className?: string;
}) {
  const saves = useSaveData();
  const photo = saves ? { ...whole, renditions: sparing(whole.renditions) } : whole;
  const widths = widthsOf(photo.renditions);
  const plain = nearest(widths.jpeg, PLAIN_WIDTH);
  const sizes = sizesFor(frame, whole);
  const srcSet = (format: RenditionFormat) =>
    widths[format].map((rendition) => `${photoPath(photo.name, rendition)} ${rendition.width}w`).join(', ');
  const shown: CSSProperties | undefined =
    saves || !standIn ? undefined : { background: `url("${photo.placeholder}") center / cover no-repeat` };
  // React 18 knows this attribute only in lower case
  const hurry = priority ? { fetchpriority: 'high' } : {};
  return (
    <picture>
      {(['avif', 'webp'] as const).map((format) => {
        const files = srcSet(format);
        return files && <source key={format} type={MEDIA_TYPES[format]} srcSet={files} sizes={sizes} />;
      })}
      <img
        {...hurry}
        src={plain ? photoPath(photo.name, plain) : photo.placeholder}
        srcSet={srcSet('jpeg') || undefined}
        sizes={sizes}
        width={photo.width}
        height={photo.height}
        alt={photo.alt}
        loading={priority ? 'eager' : loading}
        decoding={priority ? 'auto' : 'async'}
        className={className}
        style={shown}
      />
    </picture>
  );
}
