import { useTranslation } from 'react-i18next';

import type { CardPage } from './card';
import { CardGrid } from './cards';
import { ChosenFilters, FilterForm } from './filter-form';
import { BannerSection } from './section-banner';
import { FeaturedSection } from './section-featured';
import { Heading } from './section-heading';
import { CertificatesSection, PackingSection } from './section-promises';
import { SeasonSection } from './section-season';
import { ContactSection, StorySection, VisitingSection } from './section-words';
import { LeafIcon } from './icons';
import type { ShopView } from './pages';
import { PoliciesSummary } from './policies-summary';
import { narrowedBy, type SearchQuery } from './search-query';
import type { SectionView } from './section-view';
import { KindLinks, Pager, SortLinks } from './shelf';
import type { FilterName } from './shelf-filters';

const SORTS = ['newest', 'price-up', 'price-down'] as const;

/** What a shop's shelf shows just now, what was asked for, and what else may be asked (`ask`). */
export type ShelfView = { page: CardPage; query: SearchQuery; ask: readonly FilterName[] };

/** One section of a shop's front page. `leads`: its picture is the first of the page. */
export function ShopSection({
  section,
  shop,
  shelf,
  leads,
  hasKinds,
}: {
  section: SectionView;
  shop: ShopView;
  shelf: ShelfView;
  leads: boolean;
  /** The kinds have a section of their own. */
  hasKinds: boolean;
}) {
  switch (section.kind) {
    case 'announcement':
      return (
        <p className="announce" lang="vi">
          {section.text}
        </p>
      );
    case 'banner':
      return <BannerSection section={section} shop={shop} leads={leads} />;
    case 'certificates':
      return <CertificatesSection section={section} />;
    case 'season':
      return <SeasonSection section={section} shop={shop} />;
    case 'featured':
      return <FeaturedSection section={section} leads={leads} />;
    case 'kinds':
      return <Kinds section={section} path={shop.path} />;
    case 'shelf':
      return <Shelf section={section} shop={shop} shelf={shelf} leads={leads} hasKinds={hasKinds} />;
    case 'story':
      return <StorySection section={section} leads={leads} />;
    case 'packing':
      return <PackingSection section={section} leads={leads} />;
    case 'visiting':
      return <VisitingSection section={section} shop={shop} />;
    case 'contact':
      return <ContactSection section={section} shop={shop} />;
    case 'policies':
      return <PoliciesSummary path={shop.path} {...section} />;
    case 'reviews':
      return null; // nobody can review yet
  }
}

function Kinds({ section, path }: { section: Extract<SectionView, { kind: 'kinds' }>; path: string }) {
  const { t } = useTranslation(['look', 'catalogue']);
  return (
    <section className="s s-kinds">
      <Heading own={section.heading}>{t('kinds')}</Heading>
      <nav className="tiles" aria-label={section.heading || t('kinds')}>
        {section.kinds.map((kind) => (
          <a key={kind} href={`${path}?kind=${kind}`}>
            {t(`catalogue:groups.${kind}`)}
          </a>
        ))}
      </nav>
    </section>
  );
}

function Shelf({
  section,
  shop,
  shelf: { page, query, ask },
  leads,
  hasKinds,
}: {
  section: Extract<SectionView, { kind: 'shelf' }>;
  shop: ShopView;
  shelf: ShelfView;
  leads: boolean;
  hasKinds: boolean;
}) {
  const { t } = useTranslation(['storefront', 'shelf']);
  const { group: kind, sort } = query;
  const chosen = narrowedBy(query).filter((name) => name !== 'kind');
  return (
    <section className="s s-shelf">
      <Heading own={section.heading}>{t('shop.listings')}</Heading>
      {!hasKinds && <KindLinks kinds={shop.kinds} chosen={kind} path={shop.path} />}
      {(ask.length > 0 || chosen.length > 0) && <FilterForm path={shop.path} query={query} ask={ask} />}
      <ChosenFilters query={{ ...query, group: null, province: null }} places={[]} />
      {page.cards.length > 1 && <SortLinks sorts={SORTS} chosen={sort} />}
      {page.cards.length > 0 ? (
        <CardGrid cards={page.cards} eager={leads} own />
      ) : (
        <p className="empty">
          <LeafIcon />
          {chosen.length > 0 ? t('shelf:noneOfShop') : kind ? t('shop.nothingOfKind') : t('shop.nothing')}
        </p>
      )}
      <Pager next={page.next} />
    </section>
  );
}
