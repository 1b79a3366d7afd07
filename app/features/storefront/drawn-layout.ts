/** The paper and inks of every picture that is drawn to be sent around. */
export const PAPER = '#fffdf7';
export const INK = '#222b1f';
export const LEAF = '#2c663a';
export const CLAY = '#a63c1c';

type Style = Record<string, string | number>;

/** A box of a picture in the words of CSS flexbox, as satori lays it out. `src`: of an image, as a data address. */
export type LayoutNode = {
  type: 'div' | 'img';
  props: { style: Style; children?: LayoutNode[] | string; src?: string };
};

export const box = (style: Style, children?: LayoutNode[] | string): LayoutNode => ({
  type: 'div',
  props: {
    style: { display: 'flex', boxSizing: 'border-box', ...style },
    ...(children === undefined ? {} : { children }),
  },
});

/** Words that take at most so many lines; what is longer ends in an ellipsis. */
export const words = (text: string, lines: number, style: Style): LayoutNode =>
  box({ display: 'block', lineClamp: lines, ...style }, text);

/** Smaller letters for longer names, px, so that two lines hold what people call their plants. */
export const nameSize = (name: string): number => {
  const { length } = Array.from(name);
  return length <= 22 ? 64 : length <= 40 ? 52 : 44;
};
