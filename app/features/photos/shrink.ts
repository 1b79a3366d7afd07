/** Longest side (px) of a photo that a phone sends: enough for the largest picture that a shop or a channel shows. */
const LONGEST_SIDE = 2560;

/** What a marketplace's square needs of the shorter side (px). */
const SHORTEST_SIDE = 1200;

/** How well the phone presses a JPEG, 0 to 1. */
export const SHRUNK_QUALITY = 0.85;

/** A smaller file is on its way before anything is gained by pressing it again. */
const SMALL_FILE = 600_000;

/** Pressing again costs a little quality, so it has to save at least this part of the bytes. */
const SMALLEST_GAIN = 0.25;

/** A drawing's PNG or a moving GIF may be see-through, which a JPEG cannot be. */
const PRESSABLE = /^image\/(jpeg|webp|avif|hei[cf])$/;

/** True for a file that may become much smaller without anybody seeing it. */
export const mayShrink = ({ type, size }: { type: string; size: number }): boolean =>
  PRESSABLE.test(type) && size > SMALL_FILE;

/**
 * The size (px) at which a phone sends a photo: its longest side shortened, but the shorter one never below what a
 * marketplace's square needs, and nothing ever enlarged.
 */
export function shrunkSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const scale = Math.min(1, Math.max(LONGEST_SIDE / long, SHORTEST_SIDE / short));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** True when the pressed file saves enough to be sent in the original's place. */
export const isWorthIt = (pressed: number, original: number): boolean => pressed < original * (1 - SMALLEST_GAIN);
