import type { PictureData } from '~/features/photos/rendition';

import type { Design, Theme } from './design';
import { lettersOf } from './monogram';
import { paletteOf, type Palette } from './palette';

/** How the pages of a shop are dressed, whichever page it is. */
export type Look = {
  theme: Theme;
  /** Colours from a photo of the garden; null: the theme's own. */
  colours: Palette | null;
  logo: PictureData | null;
  /** What is drawn where there is no logo: one or two letters. */
  letters: string;
};

/** The look that a design asks for. `logo`: the photo it names, where that may be shown. */
export const lookOf = ({ theme, accent, logo }: Design, name: string, picture: PictureData | null): Look => ({
  theme,
  colours: accent.of === 'photo' ? paletteOf(accent.colour, theme) : null,
  logo: logo.of === 'photo' ? picture : null,
  letters: lettersOf((logo.of === 'monogram' && logo.letters) || name),
});
