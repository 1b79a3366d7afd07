import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { GROUPS } from '~/features/catalogue/vocabulary';
import { useTypedSearch } from '~/ui/use-typed-search';

import { SelectInput, TextInput } from './form-fields';
import { useFormValues } from './form-values';
import styles from './listing-form.module.css';
import { NAME_MAX } from './listing';
import { fillIn, nameAfterPick, type Suggestion } from './prefill-form';

/** The name, with what the catalogue knows while it is typed. Picking a species fills in everything that is folded away. */
export function NameField({ picked, onPick }: { picked: Suggestion | null; onPick: (suggestion: Suggestion) => void }) {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { values, touched, replace } = useFormValues();
  const { answer, search } = useTypedSearch<{ suggestions: Suggestion[] }>(
    (typed) => `/admin/catalogue?q=${encodeURIComponent(typed)}`,
  );
  const name = values.name ?? '';
  // only what is typed here asks the catalogue, not a name that was there before
  const asked = useRef(name);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    if (asked.current === name) return;
    asked.current = name;
    setOpen(name.trim().length > 1);
    search(name.trim().length < 2 || !navigator.onLine ? null : name);
  }, [name, search]);

  const pick = (suggestion: Suggestion) => {
    replace((now) => {
      const typed = nameAfterPick(now.name ?? '', suggestion.name);
      asked.current = typed;
      return { ...fillIn(now, touched, suggestion), name: typed };
    });
    setOpen(false);
    onPick(suggestion);
  };
  const suggestions = isOpen ? (answer?.suggestions ?? []) : [];

  return (
    <BlockStack gap="200">
      <TextInput
        name="name"
        label={t('form.name')}
        placeholder={t('form.nameExample')}
        maxLength={NAME_MAX}
        help={picked ? t('form.prefilled') : undefined}
      />
      <div aria-live="polite">
        {suggestions.length > 0 && (
          <ul className={styles.taps} aria-label={t('form.suggestions')}>
            {suggestions.map((suggestion) => (
              <li key={suggestion.id}>
                <button type="button" className={styles.tap} onClick={() => pick(suggestion)}>
                  {suggestion.name}
                  <span>{t(`catalogue:groups.${suggestion.group}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <GroupField picked={picked !== null} />
    </BlockStack>
  );
}

/** What kind of thing it is: one line, because the species usually says it. */
function GroupField({ picked }: { picked: boolean }) {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { values, touched, problemOf, notesOf } = useFormValues();
  const [isOpen, setOpen] = useState(false);
  const group = GROUPS.find((one) => one === values.group) ?? 'foliage';
  // what a new form starts with is nobody's answer
  const isGuess = !values.version && !picked && !touched.has('group') && group === 'foliage';
  useEffect(() => {
    const open = () => window.location.hash === '#field-group' && setOpen(true);
    open();
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, []);
  if (isOpen || problemOf('group') || notesOf('group').length > 0)
    return (
      <SelectInput
        name="group"
        label={t('form.group')}
        options={GROUPS.map((one) => ({ value: one, label: t(`catalogue:groups.${one}`) }))}
      />
    );
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" tone="subdued">
        {isGuess ? t('form.groupOpen') : t('form.groupIs', { group: t(`catalogue:groups.${group}`) })}
      </Text>
      <Button
        variant="plain"
        onClick={() => setOpen(true)}
        accessibilityLabel={isGuess ? t('form.chooseGroup') : t('form.changeGroup')}
      >
        {isGuess ? t('form.choose') : t('form.change')}
      </Button>
    </InlineStack>
  );
}
