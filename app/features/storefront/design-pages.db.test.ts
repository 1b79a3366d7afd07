import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { storedListing, storedPerson, storedPhoto, storedShop } from '../../../test/builders';
import { openPages } from '../../../test/pages';
import type { Prisma } from '~/platform/prisma-client/client';

import { chooseTheme, fillSection, hideSection, moveSection } from './change-design';
import { SECTION_KINDS, THEMES } from './design';
import { changeDraft } from './drafts.server';
import { publishDesign, restoreVersion } from './publish-design.server';
import { ownPreviewToken } from './preview.server';

const { platform, ask } = await openPages();
const { db } = platform;

let shopId: string;
let personId: string;
let photoId: string;
let listingId: string;

beforeAll(async () => {
  personId = (await storedPerson(db)).id;
  shopId = (await storedShop(db, { ownerId: personId, slug: 'vuon-ba-tu', story: 'Chuyện vườn.' })).id;
  photoId = (await storedPhoto(db, { shopId })).id;
  listingId = (await storedListing(db, { shopId })).id;
});

/** Whatever may have been written where a look is stored, nearer and farther from what belongs there. */
const anyLook = () => {
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('<script>alert(1)</script>', '"><b>', '{{name}}'),
  );
  const value = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(photoId, listingId, '', null, true, -1));
  const data = fc.dictionary(
    fc.constantFrom(
      'heading',
      'text',
      'line',
      'photoId',
      'photoIds',
      'listingIds',
      'until',
      'countdown',
      'mapUrl',
      'hours',
    ),
    fc.oneof(value, fc.array(value, { maxLength: 4 })),
  );
  const section = fc.record(
    {
      id: fc.oneof(fc.constantFrom('a', 'b', 'banner'), value),
      kind: fc.oneof(fc.constantFrom(...SECTION_KINDS), value),
      hidden: value,
      data: fc.oneof(data, value),
    },
    { requiredKeys: [] },
  );
  const mark = fc.record(
    {
      of: fc.oneof(fc.constantFrom('photo', 'theme', 'monogram'), value),
      photoId: value,
      colour: value,
      letters: value,
    },
    { requiredKeys: [] },
  );
  const look = fc.record(
    {
      theme: fc.oneof(fc.constantFrom(...THEMES), value),
      accent: mark,
      logo: mark,
      sections: fc.oneof(fc.array(section, { maxLength: 8 }), value),
    },
    { requiredKeys: [] },
  );
  return fc.oneof({ weight: 5, arbitrary: look }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) });
};

/** PostgreSQL keeps no NUL and no half of a character in its JSON, so neither can be stored. */
const storable = (look: unknown) =>
  JSON.parse(
    JSON.stringify(look)
      .replaceAll(String.raw`\u0000`, '')
      .replaceAll(/\\ud[89a-f][0-9a-f]{2}/gi, ''),
  ) as Prisma.InputJsonObject;

describe('whatever is stored as a look', () => {
  it('the page stands, in one piece and without a word of the machine', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyLook(), async (look) => {
        const stored = storable(look);
        await db.shopDesign.upsert({
          where: { shopId },
          create: { shopId, draft: stored, published: stored },
          update: { draft: stored, published: stored },
        });
        for (const address of ['', '/p/missing', `?preview=${ownPreviewToken(platform, shopId)}`]) {
          const answer = await ask(`/shop/vuon-ba-tu${address}`);
          const html = await answer.text();
          expect(answer.status).toBe(address === '/p/missing' ? 404 : 200);
          expect(html).toContain('</html>');
          expect(html).not.toMatch(/undefined|\[object Object\]|NaN|<script>alert/);
          if (answer.status === 200) expect(html).toContain('Bông giấy hồng');
        }
      }),
      { numRuns: 40 },
    );
    await db.shopDesign.delete({ where: { shopId } });
  });
});

it('an old look that is brought back and published is the same page, byte by byte', async () => {
  const page = async () => (await ask('/shop/vuon-ba-tu')).text();
  const change = (given: Parameters<typeof changeDraft>[1]['change']) =>
    changeDraft(platform, { shopId, seen: null, change: given });
  const publish = () => publishDesign(platform, { shopId, personId, seen: null });
  await change(chooseTheme('festival'));
  await change(fillSection('banner', { heading: 'Tết “này” & mai', line: 'Một <dòng>', photoId }));
  await change(moveSection('story', -1));
  await change(hideSection('contact', true));
  await publish();
  const first = await page();
  await change(chooseTheme('workshop'));
  await change(fillSection('banner', { heading: 'Khác', line: '', photoId: null }));
  await publish();
  await page();
  const { id } = await db.designVersion.findFirstOrThrow({ where: { shopId, number: 1 } });
  await restoreVersion(platform, { shopId, id });
  await publish();
  expect(await page()).toBe(first);
});
