/** A section's heading: the grower's words, else ours. */
export function Heading({ own, children }: { own: string; children: string }) {
  return own ? <h2 lang="vi">{own}</h2> : <h2>{children}</h2>;
}
