import {
  Badge,
  BlockStack,
  Button,
  Checkbox,
  Icon,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
  IndexTableSelectionType,
  useIndexResourceState,
} from '@shopify/polaris';
import { ImageIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Picture } from '~/features/photos/picture';
import { formatWhole } from '~/shared/number';

import { restoredState, type ListingState } from './listing';
import { useMoveListings } from './listing-actions';
import type { ListedListing } from './listed-listing';
import styles from './listing-table.module.css';
import { pricePerUnit, priceRange, unitKey } from './price';
import { STATE_TONES } from './state-tones';

/** The grower's listings; several can be ticked and published, paused or put away together. */
export function ListingTable({
  listings,
  previous,
  next,
  onPage,
}: {
  listings: ListedListing[];
  previous: string | null;
  next: string | null;
  onPage: (side: 'before' | 'after', place: string) => void;
}) {
  const { t } = useTranslation('listings');
  const { smDown } = useBreakpoints();
  const { move, isBusy } = useMoveListings();
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } =
    useIndexResourceState(listings);
  const act = (to: ListingState) => () => {
    move(selectedResources, to);
    clearSelection();
  };
  const restore = () => {
    const back = new Map(listings.map(({ id, wasPublished }) => [id, restoredState(wasPublished)]));
    move(selectedResources, (id) => back.get(id) ?? 'draft');
    clearSelection();
  };
  // Polaris has neither boxes nor bulk actions for its condensed rows
  const [isChoosing, setChoosing] = useState(false);
  const isArchive = listings.every(({ state }) => state === 'archived');
  const actions = isArchive
    ? [{ content: t('actions.restore'), onAction: restore, disabled: isBusy }]
    : [
        { content: t('actions.publish'), onAction: act('published'), disabled: isBusy },
        { content: t('actions.pause'), onAction: act('paused'), disabled: isBusy },
        { content: t('actions.archive'), onAction: act('archived'), disabled: isBusy },
      ];
  const table = (
    <IndexTable
      condensed={smDown}
      resourceName={{ singular: t('list.one'), plural: t('list.many') }}
      itemCount={listings.length}
      selectedItemsCount={allResourcesSelected ? 'All' : selectedResources.length}
      onSelectionChange={handleSelectionChange}
      promotedBulkActions={actions}
      headings={[
        { title: t('list.name') },
        { title: t('list.state') },
        { title: t('list.stock') },
        { title: t('list.price') },
      ]}
      pagination={
        previous === null && next === null
          ? undefined
          : {
              hasPrevious: previous !== null,
              hasNext: next !== null,
              onPrevious: () => previous !== null && onPage('before', previous),
              onNext: () => next !== null && onPage('after', next),
              accessibilityLabels: { previous: t('list.previous'), next: t('list.next') },
            }
      }
    >
      {listings.map((listing, position) => (
        <IndexTable.Row
          id={listing.id}
          key={listing.id}
          position={position}
          selected={selectedResources.includes(listing.id)}
        >
          {smDown ? (
            <CondensedRow
              listing={listing}
              {...(isChoosing && {
                isTicked: selectedResources.includes(listing.id),
                onTick: (ticked) => handleSelectionChange(IndexTableSelectionType.Single, ticked, listing.id),
              })}
            />
          ) : (
            <Cells listing={listing} />
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
  if (!smDown) return table;
  return (
    <>
      <div className={styles.choose}>
        <Button
          variant="plain"
          onClick={() => {
            clearSelection();
            setChoosing(!isChoosing);
          }}
        >
          {isChoosing ? t('list.chooseDone') : t('list.choose')}
        </Button>
      </div>
      {table}
      {isChoosing && selectedResources.length > 0 && (
        <div className={styles.bulk} role="group" aria-label={t('list.chosen', { number: selectedResources.length })}>
          <Text as="p">{t('list.chosen', { number: selectedResources.length })}</Text>
          {actions.map(({ content, onAction, disabled }) => (
            <Button key={content} disabled={disabled} onClick={onAction}>
              {content}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

function useTexts(listing: ListedListing) {
  const { t } = useTranslation(['listings', 'catalogue']);
  const unit = t(`catalogue:${unitKey(listing.unit, listing.piecesPerUnit)}`);
  const price = pricePerUnit(priceRange(listing.priceFrom, listing.priceTo), unit);
  return {
    name: listing.name || t('form.unnamed'),
    state: t(`states.${listing.shown}`),
    price: price || t('list.noPrice'),
    stock: t('list.inStock', { unit, left: formatWhole(listing.stockTotal) }),
    sizes: listing.sizes > 1 ? t('list.sizes', { count: listing.sizes }) : '',
  };
}

function CondensedRow({
  listing,
  isTicked = false,
  onTick,
}: {
  listing: ListedListing;
  isTicked?: boolean;
  onTick?: (ticked: boolean) => void;
}) {
  const { t } = useTranslation('listings');
  const texts = useTexts(listing);
  return (
    <div className={styles.row}>
      {onTick && (
        // the row around it would open the listing
        <div onClick={(event) => event.stopPropagation()} role="presentation">
          <Checkbox label={t('list.tick', { name: texts.name })} labelHidden checked={isTicked} onChange={onTick} />
        </div>
      )}
      <Thumbnail listing={listing} />
      <BlockStack gap="100">
        <NameLink listing={listing} />
        <Text as="span">{texts.price}</Text>
        <InlineStack gap="200" blockAlign="center">
          <Badge tone={STATE_TONES[listing.shown]}>{texts.state}</Badge>
          <Text as="span" tone="subdued">
            {texts.stock}
          </Text>
        </InlineStack>
      </BlockStack>
    </div>
  );
}

function Cells({ listing }: { listing: ListedListing }) {
  const texts = useTexts(listing);
  return (
    <>
      <IndexTable.Cell>
        <div className={styles.name}>
          <Thumbnail listing={listing} />
          <BlockStack>
            <NameLink listing={listing} />
            {texts.sizes && (
              <Text as="span" tone="subdued">
                {texts.sizes}
              </Text>
            )}
          </BlockStack>
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Badge tone={STATE_TONES[listing.shown]}>{texts.state}</Badge>
      </IndexTable.Cell>
      <IndexTable.Cell>{texts.stock}</IndexTable.Cell>
      <IndexTable.Cell>{texts.price}</IndexTable.Cell>
    </>
  );
}

function NameLink({ listing }: { listing: ListedListing }) {
  const { name } = useTexts(listing);
  return (
    <span className={styles.link}>
      <Link url={`/admin/listings/${listing.id}`} dataPrimaryLink monochrome removeUnderline>
        {name}
      </Link>
    </span>
  );
}

function Thumbnail({ listing: { photo, photoWaiting } }: { listing: ListedListing }) {
  const { t } = useTranslation('listings');
  return (
    <div className={styles.thumb}>
      {photo ? (
        <Picture photo={{ ...photo, alt: '' }} sizes="64px" loading="lazy" />
      ) : photoWaiting ? (
        <span>{t('list.preparing')}</span>
      ) : (
        <Icon source={ImageIcon} tone="subdued" />
      )}
    </div>
  );
}
