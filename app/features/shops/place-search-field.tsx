import { BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from '~/ui/polaris/field';
import { useFieldProblem, useFieldValue } from '~/ui/polaris/field-value';
import { useTypedSearch } from '~/ui/use-typed-search';

import type { PlaceChoice } from './place-choice';
import styles from './place-search-field.module.css';

/**
 * Finds a commune by what people call it: today's name, the old one, without tone marks. Posts `communeCode`.
 * Without scripts its search is sent with the form (`place`), and `found` are the answers, each a button that saves.
 */
export function PlaceSearchField({
  chosen,
  found,
  query,
  onChange,
}: {
  chosen: { code: string; name: string } | null;
  found: PlaceChoice[];
  query: string;
  /** Called when a place was chosen, for drafts. */
  onChange?: () => void;
}) {
  const { t } = useTranslation('shops');
  const { answer, search: look } = useTypedSearch<{ query: string; places: PlaceChoice[] }>(
    (typed) => `/places?q=${encodeURIComponent(typed)}`,
  );
  const [code, setCode] = useFieldValue('communeCode', chosen?.code ?? '');
  const [name, setName] = useFieldValue('communeName', chosen?.name ?? '');
  const [searching, setSearching] = useState(false);
  const problem = useFieldProblem('place');
  // the draft has to see the new value in the form, which stands there only after rendering
  const known = useRef(code);
  useEffect(() => {
    if (known.current === code) return;
    known.current = code;
    onChange?.();
  }, [code, onChange]);

  const choose = (place: PlaceChoice) => {
    setCode(place.code);
    setName(`${place.name}, ${place.around}`);
    setSearching(false);
  };
  const isOpen = code === '' || searching;
  const answers = answer ?? { query, places: found };

  return (
    <BlockStack gap="400">
      <input type="hidden" name="communeCode" value={code} />
      <input type="hidden" name="communeName" value={name} />
      {!isOpen && (
        <Box padding="400" background="bg-surface-success" borderRadius="300">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="p" variant="headingMd">
              {name}
            </Text>
            <Button onClick={() => setSearching(true)}>{t('place.change')}</Button>
          </InlineStack>
        </Box>
      )}
      {isOpen && (
        <>
          <Field
            name="place"
            label={t('place.label')}
            help={t('place.help')}
            value={query}
            type="search"
            onChange={look}
            autoComplete="off"
          />
          <noscript>
            <button type="submit" name="search" value="1" className={styles.choice}>
              {t('place.search')}
            </button>
          </noscript>
          <div aria-live="polite">
            {answers.places.length > 0 ? (
              <ul className={styles.choices} aria-label={t('place.found')}>
                {answers.places.map((place) => (
                  <li key={place.code}>
                    <button
                      type="submit"
                      name="communeChoice"
                      value={place.code}
                      className={styles.choice}
                      onClick={(event) => {
                        event.preventDefault();
                        choose(place);
                      }}
                    >
                      <strong>{place.name}</strong>
                      <span>{place.around}</span>
                      {place.before && <span>{t('place.before', { name: place.before })}</span>}
                    </button>
                  </li>
                ))}
              </ul>
            ) : (
              answers.query.trim().length > 1 &&
              problem === undefined && <Text as="p">{t('place.none', { query: answers.query })}</Text>
            )}
          </div>
        </>
      )}
    </BlockStack>
  );
}
