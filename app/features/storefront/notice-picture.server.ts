/** An issued icon as a file; its address changes with its bytes, so a browser may keep it for ever. */
export const noticePicture = (png: Uint8Array): Response =>
  new Response(Buffer.from(png), {
    headers: {
      'Content-Type': 'image/png',
      'Content-Length': String(png.byteLength),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  });
