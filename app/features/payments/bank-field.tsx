import { BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BANKS, findBank } from '~/features/shops/bank';
import { fold } from '~/shared/fold';
import { fieldId } from '~/ui/polaris';
import { Field } from '~/ui/polaris/field';
import { useFieldProblem, useFieldValue } from '~/ui/polaris/field-value';

/** So many banks stand below the search; one more letter finds the others. */
const SHOWN = 6;

/** Those most households here have (Agribank first), shown before anything is typed. */
const USUAL = ['970405', '970436', '970415', '970418', '970422', '970407'];

const TEXTS = BANKS.map((bank) => ({ bank, text: fold(`${bank.shortName} ${bank.name} ${bank.bin}`) }));

function search(typed: string) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return USUAL.flatMap((bin) => findBank(bin) ?? []);
  const found = TEXTS.filter(({ text }) => words.every((word) => text.includes(word)));
  const begins = (text: string) => (text.startsWith(words[0] ?? '') ? 0 : 1);
  return found.sort((a, b) => begins(a.text) - begins(b.text)).map(({ bank }) => bank);
}

/** Finds a bank by the name people call it, without tone marks too. Posts `bin`; without scripts `plainBin`. */
export function BankField({ bin: initial }: { bin: string }) {
  const { t } = useTranslation('payments');
  const [bin, setBin] = useFieldValue('bin', initial);
  const [searching, setSearching] = useState(false);
  const [typed, setTyped] = useState('');
  const problem = useFieldProblem('bin');
  const listId = useId();
  const chosen = findBank(bin);
  const found = search(typed);
  return (
    <BlockStack gap="300">
      <input type="hidden" name="bin" value={bin} />
      {chosen && !searching && (
        <Box padding="400" background="bg-surface-success" borderRadius="300">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <BlockStack>
              <Text as="p" variant="headingMd">
                {chosen.shortName}
              </Text>
              <Text as="p">{chosen.name}</Text>
            </BlockStack>
            <Button onClick={() => setSearching(true)}>{t('bank.change')}</Button>
          </InlineStack>
        </Box>
      )}
      {(!chosen || searching) && (
        <div id={fieldId('bin')} tabIndex={-1}>
          <BlockStack gap="300">
            <Field name="bankSearch" label={t('bank.label')} help={t('bank.help')} type="search" onChange={setTyped} />
            {problem && (
              <Text as="p" tone="critical">
                {problem}
              </Text>
            )}
            <div aria-live="polite" id={listId}>
              {found.length === 0 && <Text as="p">{t('bank.none', { query: typed })}</Text>}
              <BlockStack gap="200">
                {found.slice(0, SHOWN).map((bank) => (
                  <Button
                    key={bank.bin}
                    size="large"
                    fullWidth
                    textAlign="start"
                    onClick={() => {
                      setBin(bank.bin);
                      setSearching(false);
                      setTyped('');
                    }}
                  >
                    {bank.shortName}
                  </Button>
                ))}
                {found.length > SHOWN && <Text as="p">{t('bank.more', { count: found.length - SHOWN })}</Text>}
              </BlockStack>
            </div>
            <noscript>
              <select name="plainBin" defaultValue={bin} aria-label={t('bank.label')}>
                <option value="">–</option>
                {BANKS.map((bank) => (
                  <option key={bank.bin} value={bank.bin}>
                    {bank.shortName}
                  </option>
                ))}
              </select>
            </noscript>
          </BlockStack>
        </div>
      )}
    </BlockStack>
  );
}
