import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A file's public address. */
export type FeedAddress = { file: string; url: string };

/** Channels whose own page for feeds we can name. */
const PLACES = ['google', 'meta', 'tiktok', 'pinterest'] as const;

/** The addresses to give to a marketplace, each with a button that copies it. */
export function AddressCard({
  id,
  channel,
  addresses,
}: {
  id: string;
  channel: string;
  addresses: readonly FeedAddress[];
}) {
  const { t } = useTranslation('feeds');
  const place = PLACES.find((one) => one === id) ?? 'other';
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('address.title', { channel })}
        </Text>
        <Text as="p">{t('intro')}</Text>
        <Text as="p">{t(`address.how.${place}`)}</Text>
        {addresses.map(({ file, url }, at) => (
          <Address key={file} label={at === 0 ? t('address.first') : t('address.other')} url={url} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Address({ label, url }: { label: string; url: string }) {
  const { t } = useTranslation('feeds');
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    const field = document.getElementById(id);
    setCopied(field instanceof HTMLInputElement && (await copyFrom(field)));
  };
  return (
    <BlockStack gap="200">
      <TextField id={id} label={label} value={url} readOnly selectTextOnFocus autoComplete="off" />
      <InlineStack gap="200">
        <Button size="large" onClick={() => void copy()} accessibilityLabel={`${t('address.copy')}: ${label}`}>
          {isCopied ? t('address.copied') : t('address.copy')}
        </Button>
        <Button size="large" url={url} external accessibilityLabel={`${t('address.open')}: ${label}`}>
          {t('address.open')}
        </Button>
      </InlineStack>
      <span aria-live="polite" className="Polaris-Text--visuallyHidden">
        {isCopied ? t('address.copied') : ''}
      </span>
    </BlockStack>
  );
}

/** Browsers give the clipboard to safe addresses only, and not always; on plain HTTP the old way still works. */
async function copyFrom(field: HTMLInputElement): Promise<boolean> {
  const isGiven =
    window.isSecureContext &&
    (await navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    ));
  if (isGiven) return true;
  field.select();
  return document.execCommand('copy');
}
