import { Page, type PageProps } from '@shopify/polaris';

/** A page behind sign-in: a title, the way back, one main action, and what it is about, in one column. */
export function AdminPage({
  back,
  ...page
}: Pick<
  PageProps,
  'title' | 'subtitle' | 'titleMetadata' | 'primaryAction' | 'secondaryActions' | 'fullWidth' | 'children'
> & {
  title: string;
  /** Where the arrow leads. */
  back?: { to: string; label: string };
}) {
  return (
    <Page
      {...page}
      narrowWidth={!page.fullWidth}
      {...(back && { backAction: { url: back.to, content: back.label, accessibilityLabel: back.label } })}
    />
  );
}
