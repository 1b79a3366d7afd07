import { useFetcher } from '@remix-run/react';
import { BlockStack, Button, InlineError, InlineStack, Text, TextField } from '@shopify/polaris';
import { ArrowUpIcon, PlusIcon, XIcon } from '@shopify/polaris-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { problemOf, useAskedAgain } from '~/ui/asked-again';
import { fieldId, problemText } from '~/ui/polaris';
import { useHiddenInput } from '~/ui/polaris/hidden-input';
import { useRestoredDraft } from '~/ui/polaris/kept-draft';

import { BUILDER } from './builder-paths';
import styles from './builder.module.css';
import type { PickedListing } from './picked-listing';

/** A page of listings on sale; `next` is the address of the page behind it. */
type PickerPage = { listings: PickedListing[]; next: string | null };

/** Name of the field by which a kept draft remembers what was chosen, with the names. */
const CHOSEN_KEPT = 'chosenKept';

/** Chooses listings by searching what is on sale; their order is the order on the page. */
export function FeaturedField({ chosen: stored, max }: { chosen: PickedListing[]; max: number }) {
  const { t } = useTranslation('design');
  const [chosen, setChosen] = useState(stored);
  useRestored(setChosen);
  const kept = useHiddenInput(JSON.stringify(chosen));
  const problem = problemOf(useAskedAgain(), 'listingIds');
  const isFull = chosen.length >= max;
  const drop = (id: string) => setChosen(chosen.filter((one) => one.id !== id));
  const raise = (at: number) => setChosen(chosen.toSpliced(at, 1).toSpliced(at - 1, 0, chosen[at]!));
  return (
    <div id={fieldId('listingIds')} tabIndex={-1}>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t('picker.chosen')}
        </Text>
        {problem && <InlineError message={problemText(t, problem)} fieldID={fieldId('listingIds')} />}
        {chosen.map(({ id }) => (
          <input key={id} type="hidden" name="listingIds" value={id} />
        ))}
        <input ref={kept} type="hidden" name={CHOSEN_KEPT} value={JSON.stringify(chosen)} />
        {chosen.length === 0 && <Text as="p">{t('picker.none')}</Text>}
        <ol className={styles.picked}>
          {chosen.map(({ id, name }, at) => (
            <li key={id} className={styles.pick}>
              <Text as="span">{name}</Text>
              <InlineStack gap="200" wrap={false}>
                <Button
                  icon={ArrowUpIcon}
                  disabled={at === 0}
                  accessibilityLabel={t('picker.up', { name })}
                  onClick={() => raise(at)}
                />
                <Button icon={XIcon} accessibilityLabel={t('picker.drop', { name })} onClick={() => drop(id)} />
              </InlineStack>
            </li>
          ))}
        </ol>
        {isFull ? (
          <Text as="p">{t('picker.full', { max })}</Text>
        ) : (
          <Search
            isChosen={(id) => chosen.some((one) => one.id === id)}
            onChoose={(one) => setChosen([...chosen, one])}
          />
        )}
      </BlockStack>
    </div>
  );
}

/** Looks for what is on sale, page by page, without leaving the form. */
function Search({ isChosen, onChoose }: { isChosen: (id: string) => boolean; onChoose: (one: PickedListing) => void }) {
  const { t } = useTranslation('design');
  const search = useFetcher<PickerPage>();
  const [text, setText] = useState('');
  const [found, setFound] = useState<PickedListing[] | null>(null);
  const [isMore, setMore] = useState(false);
  const { data } = search;
  useEffect(() => {
    if (data) setFound((before) => (isMore ? [...(before ?? []), ...data.listings] : data.listings));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new answer adds to what is there
  }, [data]);
  const ask = (address: string, more: boolean) => {
    setMore(more);
    search.load(address);
  };
  const find = () => ask(`${BUILDER}/listings?q=${encodeURIComponent(text)}`, false);
  const next = data?.next;
  return (
    <BlockStack gap="300">
      <TextField
        label={t('picker.search')}
        value={text}
        onChange={setText}
        autoComplete="off"
        type="search"
        connectedRight={
          <Button onClick={find} loading={search.state !== 'idle'}>
            {t('picker.find')}
          </Button>
        }
      />
      <div role="status">{found?.length === 0 && <Text as="p">{t('picker.nothing')}</Text>}</div>
      <ul className={styles.picked}>
        {found
          ?.filter(({ id }) => !isChosen(id))
          .map((one) => (
            <li key={one.id} className={styles.pick}>
              <Text as="span">{one.name}</Text>
              <Button
                icon={PlusIcon}
                accessibilityLabel={t('picker.add', { name: one.name })}
                onClick={() => onChoose(one)}
              />
            </li>
          ))}
      </ul>
      {next && found && <Button onClick={() => ask(next, true)}>{t('picker.more')}</Button>}
    </BlockStack>
  );
}

/** Brings back what a lost page had chosen. */
function useRestored(setChosen: (chosen: PickedListing[]) => void): void {
  const kept = useRestoredDraft()?.[CHOSEN_KEPT];
  useEffect(() => {
    if (kept) setChosen(JSON.parse(kept) as PickedListing[]);
  }, [kept, setChosen]);
}
