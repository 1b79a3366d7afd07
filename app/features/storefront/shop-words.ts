import { cutText } from '~/shared/text';

import type { SectionKind } from './design';

/** How much of a shop's own words a field shows in their place. */
const SHOWN = 120;

/** What a shop says of itself where a field of a section is left empty, by the field's name. */
export function wordsOfShop(
  kind: SectionKind,
  { name, tagline, story, hamlet, placeName }: Record<'name' | 'tagline' | 'story' | 'hamlet' | 'placeName', string>,
): Record<string, string> {
  const words: { [Kind in SectionKind]?: Record<string, string> } = {
    banner: { heading: name, line: tagline },
    story: { text: cutText(story, SHOWN) },
    visiting: { way: [hamlet, placeName].filter(Boolean).join(', ') },
  };
  return words[kind] ?? {};
}
