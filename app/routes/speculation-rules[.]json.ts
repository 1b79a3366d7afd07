/**
 * Which pages a browser may fetch before they are asked for: those that are the same for everybody, as soon as a finger
 * or a mouse comes to their link. Named by a header, so that pages need no script for it
 * (https://html.spec.whatwg.org/multipage/speculative-loading.html). Browsers leave it with `Save-Data`, and say
 * `Sec-Purpose: prefetch`, which is no look and is not counted.
 */
const RULES = {
  prefetch: [
    {
      where: {
        and: [
          // the last: a shop at a host of its own
          { href_matches: ['/shop/*', '/coop/*', '/search*', '/p/*'] },
          {
            not: {
              href_matches: ['/*/cart*', '/*/checkout*', '/*/feeds/*', '/*/quotation*', '/*/orders*', '/*?*lang=*'],
            },
          },
          { not: { selector_matches: '[rel~=nofollow]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};

export const loader = () =>
  new Response(JSON.stringify(RULES), {
    headers: { 'Content-Type': 'application/speculationrules+json', 'Cache-Control': 'public, max-age=86400' },
  });
