/** Drawings that stand for photos in practice: SVG, 1200 × 1200 px, nobody's garden. */

const SIDE = 1200;
const POT = '<path d="M400 800h400l-60 330H460z" fill="#c8703f"/><path d="M370 740h460v90H370z" fill="#b5622f"/>';

const sheet = (sky: string, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}">` +
  `<rect width="${SIDE}" height="${SIDE}" fill="${sky}"/><rect y="980" width="${SIDE}" height="220" fill="#b9a27f"/>${inside}</svg>`;

/** Flowers in rings, the same every time. */
const bush = (bloom: string): string =>
  `<path d="M600 760V560" stroke="#6b4a2b" stroke-width="34"/><ellipse cx="600" cy="420" rx="330" ry="270" fill="#3f8a4a"/>` +
  Array.from({ length: 34 }, (_, at) => {
    const angle = at * 2.4;
    const reach = 40 + at * 7.2;
    const [x, y] = [600 + Math.cos(angle) * reach, 420 + Math.sin(angle) * reach * 0.8];
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${24 + (at % 3) * 7}" fill="${bloom}"/>`;
  }).join('');

/** What a grower can sell while practising. */
export const PRACTICE_PICTURES = {
  bougainvillea: sheet('#e9f3ea', bush('#d9487f') + POT),
  chrysanthemum: sheet('#fdf3dc', bush('#f2b632') + POT),
} as const;

/** What arrived at a buyer's: a plant that hangs its head. */
export const DEAD_PLANT = sheet(
  '#e8e4dc',
  '<path d="M600 760C590 600 640 520 760 520S880 640 860 720" fill="none" stroke="#7a5a35" stroke-width="30"/>' +
    '<path d="M600 760C600 640 540 560 430 580S330 700 350 760" fill="none" stroke="#7a5a35" stroke-width="26"/>' +
    '<path d="M860 700q70 60 10 150q-60-60-10-150zM770 540q90 30 70 130q-90-40-70-130zM350 740q-70 60-10 140q60-60 10-140zM450 590q-90 30-80 130q90-40 80-130z" fill="#8c7a4a"/>' +
    POT,
);
