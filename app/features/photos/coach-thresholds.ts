/** From where the coach speaks. Units as in `Measures`; `likeness` in bits of 64. */
export type CoachThresholds = {
  /** Below it a photo is blurred. */
  sharpness: number;
  /** A photo is dark when both lie below: deep shade around a lit flower is no dark photo. */
  darkMiddle: number;
  darkBright: number;
  /** Above it a photo is burnt out. */
  burntShare: number;
  /** Two photos that differ in no more are the same. */
  likeness: number;
};

/**
 * Chosen on the tuning half of the labelled set that `npm run bench coach` makes, and not touched afterwards. Of its
 * photos, nineteen in twenty lie where this says:
 *
 * `sharpness`: good ones above 170, before a soft garden above 99, in pale light above 79; out of focus ones below 46,
 * shaken ones below 58. Fine leaves behind a light shake still pass: better silent than wrong.
 * `darkMiddle`, `darkBright`: dark ones below 48 and 69. A yellow flower in deep shade has a middle of 29, but 111 beside it.
 * `burntShare`: good ones below 0.05 (white jasmine ends at 0.11); half of the burnt ones above 0.37.
 * `likeness`: the same photo cut, brightened and sent through another app below 8 bits; another photo above 22.
 */
export const COACH_THRESHOLDS: CoachThresholds = {
  sharpness: 50,
  darkMiddle: 62,
  darkBright: 85,
  burntShare: 0.16,
  likeness: 11,
};
