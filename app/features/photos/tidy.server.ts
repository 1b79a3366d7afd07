import { toRaster, toRaw, toSharp, type Raw } from './raw.server';
import { TIDY_SHARPEN, tidyGains } from './tidy';

/** One tap on "Làm đẹp": light and colours within their caps, then a touch of sharpness. See-through stays as it is. */
export async function tidyRaw(raw: Raw): Promise<Raw> {
  const [red, green, blue] = tidyGains(await toRaster(raw));
  // a grey picture has no colours to balance
  const light = raw.info.channels < 3 ? [green] : [red, green, blue];
  const gains = raw.info.channels % 2 === 0 ? [...light, 1] : light;
  const lit = toSharp(raw).linear(
    gains,
    gains.map(() => 0),
  );
  return toRaw(toSharp(await toRaw(lit)).sharpen(TIDY_SHARPEN));
}
