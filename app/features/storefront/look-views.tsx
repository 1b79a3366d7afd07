import { Picture } from '~/features/photos/picture';

import type { Theme } from './design';
import type { Look } from './look';
import { MONOGRAM_SHAPES } from './monogram';
import type { Colours } from './palette';
import { PageStyle } from './stylesheet';
import ofSections from './styles/sections.css?inline';
import courtyard from './styles/theme-courtyard.css?inline';
import festival from './styles/theme-festival.css?inline';
import market from './styles/theme-market.css?inline';
import workshop from './styles/theme-workshop.css?inline';

/** A theme's own style, laid over the one of all pages; the orchard's is that one itself. */
const SHEETS: Record<Theme, string | null> = { orchard: null, market, courtyard, festival, workshop };

/**
 * What dresses a page in its shop's look. It stands at the head of the page's body, where Remix lets a page say what
 * depends on its data. On paper all shops look alike.
 * `sections`: the page has those of a front page, whose style travels inside it: no other page pays for it.
 */
export function Dress({ look, sections = false }: { look: Look; sections?: boolean }) {
  const sheet = SHEETS[look.theme];
  return (
    <>
      {sections && <PageStyle css={ofSections} />}
      {sheet && <PageStyle css={sheet} media="screen" />}
      {look.colours && (
        <style media="screen">
          {`:root{${properties(look.colours.light)}}@media(prefers-color-scheme:dark){:root{${properties(look.colours.dark)}}}`}
        </style>
      )}
    </>
  );
}

/** Colours as custom properties: hex numbers of ours, nothing that was typed. */
const properties = ({ leaf, onLeaf, mist }: Colours): string => `--leaf:${leaf};--on-leaf:${onLeaf};--mist:${mist}`;

/** The shop's logo, or its letters on the theme's shape. It says nothing that the name beside it does not. */
export function Mark({ look }: { look: Look }) {
  if (look.logo)
    return (
      <span className="mark">
        <Picture photo={look.logo} sizes="44px" loading="eager" />
      </span>
    );
  return (
    <svg className="mark" viewBox="0 0 48 48" aria-hidden="true">
      <path d={MONOGRAM_SHAPES[look.theme]} />
      <text x="24" y="25" dominantBaseline="central" textAnchor="middle">
        {look.letters}
      </text>
    </svg>
  );
}
