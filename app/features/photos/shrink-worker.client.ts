import { press } from './press-on-phone.client';

/** Presses one photo aside of the page and answers with the smaller file, or null. */
self.onmessage = async ({ data }: MessageEvent<Blob>) => {
  const pressed = await press(data, ({ width, height }, quality) => {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas: canvas.getContext('2d'), toJpeg: () => canvas.convertToBlob({ type: 'image/jpeg', quality }) };
  });
  self.postMessage(pressed);
};
