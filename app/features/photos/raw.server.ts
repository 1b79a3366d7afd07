import sharp, { type Sharp } from 'sharp';

import { measuredSize, type Raster } from './raster';

/** Pixels as sharp hands them out and takes them back, in sRGB. */
export type Raw = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

export const toSharp = ({ data, info: { width, height, channels } }: Raw): Sharp =>
  sharp(data, { raw: { width, height, channels }, limitInputPixels: false });

export const toRaw = (picture: Sharp): Promise<Raw> => picture.raw().toBuffer({ resolveWithObject: true });

/** The same picture small and in three channels, on white where it is see-through: what the measures are made for. */
export async function toRaster(raw: Raw): Promise<Raster> {
  const { data, info } = await toSharp(raw)
    .resize({ ...measuredSize(raw.info), fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
