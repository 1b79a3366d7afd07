import { randomUUID } from 'node:crypto';

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { storedListing, storedPerson, storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform } from '../../../test/platform';
import { addSection, chooseAccent, chooseTheme, fillSection, hideSection, moveSection } from './change-design';
import { SECTION_KINDS, THEMES, UNTOUCHED, type Design } from './design';
import { changeDraft, discardDraft, findDesign, saveDraft } from './drafts.server';
import { listVersions, publishDesign, restoreVersion } from './publish-design.server';
import {
  findDraftByToken,
  findPreviewLinks,
  makePreviewLink,
  ownPreviewToken,
  stopPreviewLink,
} from './preview.server';

const NOW = new Date('2026-11-27T03:00:00Z');
const platform = await freshPlatform({ now: NOW });
const { db } = platform;

let shopId: string;
let slug: string;
let personId: string;

beforeEach(async () => {
  platform.setNow(NOW);
  personId = (await storedPerson(db, { name: 'Bà Tư' })).id;
  ({ id: shopId, slug } = await storedShop(db, { ownerId: personId }));
});

const change = (given: Parameters<typeof changeDraft>[1]['change'], seen: number | null = null) =>
  changeDraft(platform, { shopId, seen, change: given });
const publish = (seen: number | null = null) => publishDesign(platform, { shopId, personId, seen });
const state = () => findDesign(db, shopId);
const stored = () => db.shopDesign.findUniqueOrThrow({ where: { shopId } });
const versions = () => db.designVersion.findMany({ where: { shopId }, orderBy: { number: 'asc' } });
const revision = async () => (await db.shop.findUniqueOrThrow({ where: { id: shopId } })).revision;

describe('a look that nobody has touched', () => {
  it('is whole, and publishing it makes no version', async () => {
    expect(await state()).toEqual({ design: UNTOUCHED, version: 0, hasChanges: false, number: null });
    expect(await publish()).toEqual({ ok: true, value: { number: null, isNew: false } });
    await change(chooseTheme('orchard')); // what it has already
    expect(await publish()).toEqual({ ok: true, value: { number: null, isNew: false } });
    expect(await versions()).toEqual([]);
  });
});

describe('a draft', () => {
  it('is seen by nobody until it is published, and then by everybody', async () => {
    const before = await revision();
    await change(chooseTheme('festival'));
    await change(hideSection('kinds', true));
    expect(await revision()).toBe(before);
    expect(await state()).toMatchObject({ version: 2, hasChanges: true, number: null });
    expect((await stored()).published).toBeNull();
    expect(await publish(2)).toEqual({ ok: true, value: { number: 1, isNew: true } });
    expect(await revision()).toBeGreaterThan(before);
    expect(await state()).toMatchObject({ hasChanges: false, number: 1, design: { theme: 'festival' } });
    expect(await publish()).toEqual({ ok: true, value: { number: 1, isNew: false } });
  });

  it('that somebody else changed meanwhile is not overwritten: it says which is the latest', async () => {
    await change(chooseTheme('market'), 0);
    expect(await change(chooseTheme('courtyard'), 0)).toEqual({
      ok: false,
      problems: [{ code: 'design.stale', with: { version: 1 } }],
    });
    expect(await publish(0)).toMatchObject({ ok: false, problems: [{ code: 'design.stale' }] });
    expect(await discardDraft(platform, { shopId, seen: 0 })).toMatchObject({ ok: false });
    expect(await change(chooseTheme('courtyard'), 1)).toMatchObject({ ok: true, value: { version: 2 } });
    expect((await state()).design.theme).toBe('courtyard');
  });

  it('can be dropped, and what was dropped comes back by one press', async () => {
    await change(chooseTheme('market'));
    await publish();
    await change(chooseTheme('workshop'));
    const dropped = await discardDraft(platform, { shopId, seen: null });
    expect(await state()).toMatchObject({ hasChanges: false, design: { theme: 'market' } });
    if (!dropped.ok) throw new Error('not dropped');
    const { version: seen, before: design } = dropped.value;
    expect(await saveDraft(platform, { shopId, seen, design })).toMatchObject({ ok: true });
    expect(await state()).toMatchObject({ hasChanges: true, design: { theme: 'workshop' } });
  });

  it.each([
    ['what is no look', { theme: 'orchard' }],
    ['one with HTML for a theme', { ...UNTOUCHED, theme: '<b>' }],
    ['one with two banners', { ...UNTOUCHED, sections: [...UNTOUCHED.sections, UNTOUCHED.sections[0]] }],
    ['nothing', null],
  ])('is never %s', async (_name, design) => {
    expect(await saveDraft(platform, { shopId, seen: null, design })).toMatchObject({
      problems: [{ code: 'design.not-a-design' }],
    });
  });

  it('names only photos and listings of its own shop', async () => {
    const other = await storedShop(db);
    const theirs = {
      photo: await storedPhoto(db, { shopId: other.id }),
      listing: await storedListing(db, { shopId: other.id }),
    };
    const banner = (photoId: string) => fillSection('banner', { heading: '', line: '', photoId });
    const featured = (id: string) => fillSection('featured', { heading: '', listingIds: [id] });
    expect(await change(banner(theirs.photo.id))).toMatchObject({ problems: [{ code: 'design.photo-gone' }] });
    expect(await change(featured(theirs.listing.id))).toMatchObject({ problems: [{ code: 'design.listing-gone' }] });
    const accent = chooseAccent({ of: 'photo', photoId: theirs.photo.id, colour: '#2c663a' });
    expect(await change(accent)).toMatchObject({ problems: [{ code: 'design.photo-gone' }] });
    expect(await db.shopDesign.count({ where: { shopId, draft: { not: { equals: null } } } })).toBe(0);
    const own = await storedPhoto(db, { shopId });
    expect(await change(banner(own.id))).toMatchObject({ ok: true });
    // a photo taken away later keeps nobody from going on
    await db.photo.update({ where: { id: own.id }, data: { removedAt: NOW } });
    expect(await change(moveSection('banner', 1))).toMatchObject({ ok: true });
  });

  it('does not do what names a section that is not there', async () => {
    expect(await change(moveSection('khong-co', 1))).toBeNull();
    expect(await change(hideSection('shelf', true))).toBeNull(); // a page cannot do without it
  });
});

describe('at the same moment', () => {
  it('twenty who publish make one version, and twenty with changes of their own numbers without a gap or a twin', async () => {
    await change(chooseTheme('market'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => publish()));
    expect(answers.filter((answer) => answer.ok && answer.value.isNew)).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 20 }, async (_, number) => {
        await change(fillSection('shelf', { heading: `Hàng ${number}` }));
        await publish();
      }),
    );
    const numbers = (await versions()).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    expect((await state()).number).toBe(numbers.length);
  });

  it('no save is lost that comes while somebody publishes: it is published or still a draft', async () => {
    for (let round = 0; round < 10; round++) {
      await change(chooseTheme(round % 2 ? 'market' : 'courtyard'));
      const heading = `Vòng ${round}`;
      await Promise.all([publish(), change(fillSection('shelf', { heading }))]);
      const { design } = await state();
      expect(design.sections.find(({ id }) => id === 'shelf')?.data).toEqual({ heading });
    }
  });

  it('of two who save what they saw one is told', async () => {
    const both = await Promise.all([change(chooseTheme('market'), 0), change(chooseTheme('workshop'), 0)]);
    expect(both.filter((answer) => answer?.ok)).toHaveLength(1);
  });
});

describe('the history', () => {
  it('says who changed what, and brings a version back to the letter', async () => {
    await change(chooseTheme('festival'));
    await change(fillSection('season', { heading: 'Tết ☀️ "1"', text: 'a\n\nb', countdown: false }));
    await publish();
    await change(addSection('announcement', 'x'));
    await change(chooseTheme('market'));
    await publish();
    const { versions: listed } = await listVersions(platform, { shopId, below: null });
    expect(listed.map(({ number, by }) => [number, by])).toEqual([
      [2, 'Bà Tư'],
      [1, 'Bà Tư'],
    ]);
    expect(listed[0]!.differences).toEqual([
      { what: 'theme', theme: 'market' },
      { what: 'added', kind: 'announcement' },
    ]);
    expect(listed[1]!.differences).toEqual([
      { what: 'theme', theme: 'festival' },
      { what: 'edited', kind: 'season' },
    ]);
    const restored = await restoreVersion(platform, { shopId, id: listed[1]!.id });
    expect(restored?.before.theme).toBe('market');
    await publish();
    const all = await versions();
    expect(all[2]).toMatchObject({ number: 3, restoredFrom: 1 });
    expect(all[2]!.design).toEqual(all[0]!.design);
  });

  it('is exact whatever was saved, published and restored before', { timeout: 120_000 }, async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('theme' as const), theme: fc.constantFrom(...THEMES) }),
      fc.record({
        do: fc.constant('add' as const),
        kind: fc.constantFrom(...SECTION_KINDS),
        chance: fc.stringMatching(/^[a-z0-9]{4}$/),
      }),
      fc.record({ do: fc.constant('move' as const), place: fc.nat(12), by: fc.constantFrom(1 as const, -1 as const) }),
      fc.record({ do: fc.constant('hide' as const), place: fc.nat(12), hidden: fc.boolean() }),
      fc.record({ do: fc.constant('say' as const), heading: fc.string({ unit: 'grapheme', maxLength: 60 }) }),
      fc.record({ do: fc.constant('publish' as const) }),
      fc.record({ do: fc.constant('discard' as const) }),
      fc.record({ do: fc.constant('restore' as const), place: fc.nat(9) }),
    );
    const idAt = (design: Design, place: number) => design.sections[place % design.sections.length]!.id;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        ({ id: shopId } = await storedShop(db, { ownerId: personId }));
        const known: unknown[] = [];
        for (const one of steps) {
          const { design } = await state();
          if (one.do === 'theme') await change(chooseTheme(one.theme));
          if (one.do === 'add') await change(addSection(one.kind, one.chance));
          if (one.do === 'move') await change(moveSection(idAt(design, one.place), one.by));
          if (one.do === 'hide') await change(hideSection(idAt(design, one.place), one.hidden));
          if (one.do === 'say') await change(() => ({ ok: true, value: said(design, one.heading) }));
          if (one.do === 'discard') await discardDraft(platform, { shopId, seen: null });
          if (one.do === 'restore' && known.length > 0) {
            const version = (await versions())[one.place % known.length]!;
            await restoreVersion(platform, { shopId, id: version.id });
            expect((await stored()).draft).toEqual(version.design);
            await publish();
            expect((await stored()).published).toEqual(version.design);
          }
          if (one.do === 'publish') await publish();
          const all = await versions();
          expect(all.slice(0, known.length).map((version) => version.design)).toEqual(known); // what was, stays
          known.splice(0, Infinity, ...all.map((version) => version.design));
          expect(all.map(({ number }) => number)).toEqual(all.map((_, place) => place + 1));
          const { published } = await stored().catch(() => ({ published: null }));
          if (all.length > 0) expect(published).toEqual(all.at(-1)!.design);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is read page by page, and another shop’s is not there', async () => {
    for (let number = 0; number < 25; number++) {
      await change(fillSection('shelf', { heading: `Hàng ${number}` }));
      await publish();
    }
    const first = await listVersions(platform, { shopId, below: null });
    const rest = await listVersions(platform, { shopId, below: first.next });
    expect([...first.versions, ...rest.versions].map(({ number }) => number)).toEqual(
      Array.from({ length: 25 }, (_, place) => 25 - place),
    );
    expect(rest.next).toBeNull();
    const other = await storedShop(db);
    expect(await restoreVersion(platform, { shopId: other.id, id: first.versions[0]!.id })).toBeNull();
    expect(await restoreVersion(platform, { shopId, id: randomUUID() })).toBeNull();
    expect(await listVersions(platform, { shopId: other.id, below: null })).toEqual({ versions: [], next: null });
  });
});

const said = (design: Design, heading: string): Design => ({
  ...design,
  sections: design.sections.map((one) => (one.kind === 'shelf' ? { ...one, data: { heading } } : one)),
});

describe('a link to a draft', () => {
  const see = (token: string, of = slug) => findDraftByToken(platform, of, token);
  const link = async () => {
    const made = await makePreviewLink(platform, { shopId });
    if (!made.ok) throw new Error(made.problems[0]!.code);
    return made.value.token;
  };

  it('shows the draft of its own shop for seven days, also before the shop opens', async () => {
    await db.shop.update({ where: { id: shopId }, data: { state: 'draft', publishedAt: null } });
    await change(chooseTheme('workshop'));
    const token = await link();
    expect((await see(token))?.theme).toBe('workshop');
    expect(await see(token, (await storedShop(db)).slug)).toBeNull();
    expect(await see(`${token}x`)).toBeNull();
    expect(await db.designPreview.count({ where: { id: token } })).toBe(0); // only its hash is kept
    platform.setNow(new Date(NOW.getTime() + 7 * 86_400_000 - 1));
    expect(await see(token)).not.toBeNull();
    platform.setNow(new Date(NOW.getTime() + 7 * 86_400_000));
    expect(await see(token)).toBeNull();
  });

  it('can be stopped, by its own shop; and five at most are out, however many press', async () => {
    const token = await link();
    const { id } = (await findPreviewLinks(platform, { shopId }))[0]!;
    expect(await stopPreviewLink(platform, { shopId: (await storedShop(db)).id, id })).toBe(false);
    expect(await see(token)).not.toBeNull();
    expect(await stopPreviewLink(platform, { shopId, id })).toBe(true);
    expect(await see(token)).toBeNull();
    const pressed = await Promise.all(Array.from({ length: 9 }, () => makePreviewLink(platform, { shopId })));
    expect(pressed.filter((made) => made.ok)).toHaveLength(5);
    expect(await findPreviewLinks(platform, { shopId })).toHaveLength(5);
    platform.setNow(new Date(NOW.getTime() + 8 * 86_400_000));
    expect(await makePreviewLink(platform, { shopId })).toMatchObject({ ok: true });
  });

  it('of the builder itself takes no place, and is nobody else’s', async () => {
    const token = ownPreviewToken(platform, shopId);
    expect(await see(token)).toEqual(UNTOUCHED);
    expect(await see(token, (await storedShop(db)).slug)).toBeNull();
    expect(await see(token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A'))).toBeNull(); // its last letter's two last bits say nothing
    expect(await see('own.zzzzzzzz.' + 'A'.repeat(43))).toBeNull();
    platform.setNow(new Date(NOW.getTime() + 5 * 3_600_000));
    expect(await see(token)).not.toBeNull();
    platform.setNow(new Date(NOW.getTime() + 13 * 3_600_000));
    expect(await see(token)).toBeNull();
  });

  it('shows nothing of a shop for practising', async () => {
    const practice = await db.shop.create({ data: { slug: 'tap', name: 'Tập', practiceOfId: shopId } });
    const made = await makePreviewLink(platform, { shopId: practice.id });
    expect(await see(made.ok ? made.value.token : '', 'tap')).toBeNull();
    expect(await see(ownPreviewToken(platform, practice.id), 'tap')).toBeNull();
  });
});
