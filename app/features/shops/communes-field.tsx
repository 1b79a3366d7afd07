import { BlockStack, Button, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { fieldId } from '~/ui/polaris';
import { useFieldProblem, useFieldValue } from '~/ui/polaris/field-value';
import { useHiddenInput } from '~/ui/polaris/hidden-input';
import { useTypedSearch } from '~/ui/use-typed-search';

import type { PlaceChoice } from './place-choice';
import styles from './place-search-field.module.css';
import { readCommuneEntries, type CommuneEntry } from './shipping-form';
import { COMMUNES_MAX } from './shipping-method';

/** Communes with a fee of their own, found by what people call them. Posts `communes` as JSON. */
export function CommunesField({ initial }: { initial: string }) {
  const { t } = useTranslation('shops');
  const [value, setValue] = useFieldValue('communes', initial);
  const problem = useFieldProblem('communes');
  const hidden = useHiddenInput(value);
  const entries = readCommuneEntries(value);
  const write = (next: CommuneEntry[]) => setValue(JSON.stringify(next));
  return (
    <BlockStack gap="300">
      <input ref={hidden} type="hidden" name="communes" value={value} />
      {entries.map((entry, place) => (
        <TextField
          key={entry.code}
          id={place === 0 ? fieldId('communes') : undefined}
          label={entry.name}
          value={entry.fee}
          onChange={(fee) => write(entries.map((one) => (one.code === entry.code ? { ...one, fee } : one)))}
          suffix="₫"
          autoComplete="off"
          error={place === 0 ? problem : undefined}
          connectedRight={
            <Button
              size="large"
              accessibilityLabel={t('shipping.removeCommune', { name: entry.name })}
              onClick={() => write(entries.filter((one) => one.code !== entry.code))}
            >
              ✕
            </Button>
          }
        />
      ))}
      {entries.length < COMMUNES_MAX && (
        <FindCommune
          onFound={({ code, name, around }) => {
            if (entries.some((one) => one.code === code)) return;
            write([...entries, { code, name: `${name}, ${around}`, fee: entries.at(-1)?.fee ?? '' }]);
          }}
        />
      )}
    </BlockStack>
  );
}

function FindCommune({ onFound }: { onFound: (place: PlaceChoice) => void }) {
  const { t } = useTranslation('shops');
  const { answer, search } = useTypedSearch<{ query: string; places: PlaceChoice[] }>(
    (text) => `/places?q=${encodeURIComponent(text)}`,
  );
  const [typed, setTyped] = useState('');
  const look = (text: string) => {
    setTyped(text);
    search(text);
  };
  const found = typed.trim() === '' ? [] : (answer?.places ?? []);
  return (
    <BlockStack gap="200">
      <TextField
        label={t('shipping.addCommune')}
        helpText={t('place.help')}
        type="search"
        value={typed}
        onChange={look}
        autoComplete="off"
      />
      <div aria-live="polite">
        {found.length > 0 ? (
          <ul className={styles.choices} aria-label={t('place.found')}>
            {found.map((place) => (
              <li key={place.code}>
                <button
                  type="button"
                  className={styles.choice}
                  onClick={() => {
                    onFound(place);
                    setTyped('');
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
          typed.trim().length > 1 && answer?.query === typed && <Text as="p">{t('place.none', { query: typed })}</Text>
        )}
      </div>
    </BlockStack>
  );
}
