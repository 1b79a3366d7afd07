import { BlockStack, Button, TextField } from '@shopify/polaris';
import { ClipboardIcon, ShareIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState } from 'react';

import { useToast } from '~/ui/polaris';

/** Copies a text; where the browser keeps its clipboard closed (plain http), by way of the field that shows it. */
async function copyText(text: string, shownIn: HTMLElement | null): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  shownIn?.querySelector('input')?.select();
  document.execCommand('copy');
}

/** A link to hand on: shown, copied, or sent with whatever the phone has (Zalo, Facebook, messages). */
export function ShareLink({
  url,
  title,
  words,
}: {
  url: string;
  title: string;
  words: { label: string; copy: string; copied: string; share?: string; zalo?: string; help?: string };
}) {
  const toast = useToast();
  const box = useRef<HTMLDivElement>(null);
  const [canShare, setCanShare] = useState(false);
  useEffect(() => setCanShare('share' in navigator), []);
  const copy = () => void copyText(url, box.current).then(() => toast(words.copied));
  // closing the phone's own sheet is an answer too
  const share = () =>
    void navigator.share({ title, url }).catch((error: DOMException) => error.name !== 'AbortError' && copy());
  return (
    <BlockStack gap="300">
      <div ref={box}>
        <TextField
          label={words.label}
          value={url}
          helpText={words.help}
          autoComplete="off"
          readOnly
          selectTextOnFocus
          onChange={() => {}}
        />
      </div>
      {canShare && words.share && (
        <Button size="large" fullWidth variant="primary" icon={ShareIcon} onClick={share}>
          {words.share}
        </Button>
      )}
      <Button size="large" fullWidth icon={ClipboardIcon} onClick={copy}>
        {words.copy}
      </Button>
      {words.zalo && (
        <Button size="large" fullWidth url="https://zalo.me/" external onClick={copy}>
          {words.zalo}
        </Button>
      )}
    </BlockStack>
  );
}
