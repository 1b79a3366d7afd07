import { createRef, type ComponentType, type ElementType, type ReactNode } from 'react';
import * as react from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import * as quick from './quick-jsx';

const Named = ({ name, children }: { name?: string; children?: ReactNode }) => (
  <p title={name}>
    {name}
    {children}
  </p>
);
const WithDefault = (({ name }) => <i>{name}</i>) as ComponentType<{ name?: string }>;
WithDefault.defaultProps = { name: 'mặc định' };

const WAYS: [string, ElementType, Record<string, unknown>, string | number | undefined][] = [
  ['an element of HTML', 'a', { href: '/shop/vuon-ba-tu', children: 'Vườn <Ba> Tư' }, undefined],
  ['several children', 'ul', { children: [<li key="1">1</li>, null, false, 'hai'] }, undefined],
  ['a component', Named, { name: 'Bông giấy' }, undefined],
  ['a component with a key', Named, { name: 'Bông giấy' }, 7],
  ['a key among the properties', Named, { name: 'Bông giấy', key: 'a' }, undefined],
  ['a reference', 'p', { ref: createRef(), children: 'x' }, undefined],
  ['properties that are not given', WithDefault, {}, undefined],
  ['no element of its own', quick.Fragment, { children: ['a', 'b'] }, undefined],
  ['HTML of ours', 'style', { dangerouslySetInnerHTML: { __html: 'a>b{color:red}' } }, undefined],
];

const partOf = (element: object, part: string) => Reflect.get(element, part) as unknown;

describe.each(WAYS)('%s', (_what, type, props, key) => {
  const [ours, theirs] = [quick.jsx(type, { ...props }, key), react.jsx(type, { ...props }, key)];

  it('is the element that React makes', () => {
    expect(Object.keys(theirs)).toEqual(expect.arrayContaining(Object.keys(ours)));
    for (const part of ['$$typeof', 'type', 'key', 'ref', 'props'] as const)
      expect(partOf(ours, part)).toEqual(partOf(theirs, part));
  });

  it('is drawn as React’s is', () => {
    expect(renderToStaticMarkup(ours)).toBe(renderToStaticMarkup(theirs));
    expect(renderToStaticMarkup(ours)).not.toBe('');
  });
});
