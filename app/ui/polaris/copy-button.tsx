import { Button, type ButtonProps } from '@shopify/polaris';
import { ClipboardIcon } from '@shopify/polaris-icons';

import { useToast } from './toast';

/** Puts a text onto the clipboard; where the browser keeps that closed (plain http), by way of a field nobody sees. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement('textarea'), { value: text });
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

/** Copies a text and says `done`. */
export function CopyButton({
  text,
  done,
  children,
  ...button
}: Pick<ButtonProps, 'size' | 'fullWidth' | 'variant' | 'accessibilityLabel'> & {
  text: string;
  done: string;
  children: string;
}) {
  const toast = useToast();
  return (
    <Button {...button} icon={ClipboardIcon} onClick={() => void copyText(text).then(() => toast(done))}>
      {children}
    </Button>
  );
}
