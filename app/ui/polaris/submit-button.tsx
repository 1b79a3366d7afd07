import { useNavigation, type FetcherWithComponents } from '@remix-run/react';
import { Button } from '@shopify/polaris';

/** Sends its form. While it is under way it turns, and cannot be pressed twice. */
export function SubmitButton({
  children,
  fetcher,
  tone,
  variant = 'primary',
  fullWidth = true,
}: {
  children: string;
  /** The fetcher whose form this is; without one, the page's own form. */
  fetcher?: Pick<FetcherWithComponents<unknown>, 'state'>;
  tone?: 'critical' | 'success';
  variant?: 'primary' | 'secondary' | 'plain' | 'tertiary';
  fullWidth?: boolean;
}) {
  const navigation = useNavigation();
  const busy = fetcher ? fetcher.state !== 'idle' : navigation.formMethod !== undefined;
  return (
    <Button submit size="large" variant={variant} tone={tone} fullWidth={fullWidth} loading={busy}>
      {children}
    </Button>
  );
}
