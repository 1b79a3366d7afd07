import { Fragment, jsx as careful } from 'react/jsx-runtime';
import type { ElementType, Key, ReactElement } from 'react';

export { Fragment };

const ELEMENT = Symbol.for('react.element');

/**
 * What JSX becomes on the server (`quickJsx` in vite.config.ts): an element of React 18 that takes its properties as they
 * are, as React 19 does, where React 18's own makes a copy of them, for a twentieth of the time that a page takes. What
 * needs more than a copy goes to React's own.
 */
export function jsx(type: ElementType, props: Record<string, unknown>, key?: Key): ReactElement {
  if (props.ref !== undefined || props.key !== undefined || (type as { defaultProps?: object }).defaultProps)
    return careful(type, props, key);
  const name = key === undefined ? null : `${key}`;
  return { $$typeof: ELEMENT, type, key: name, ref: null, props, _owner: null } as unknown as ReactElement;
}

/** For several children, which cost React no more than one. */
export { jsx as jsxs };
