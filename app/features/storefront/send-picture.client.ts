/** `name`: of the file; none: as its address ends. */
type Words = { title: string; text: string; url?: string; name?: string };

/** Whether this phone can hand a picture to Zalo, Facebook and the rest by itself. */
export const canSendFiles = (): boolean =>
  typeof navigator !== 'undefined' &&
  typeof navigator.canShare === 'function' &&
  navigator.canShare({ files: [new File([], 'a.jpg', { type: 'image/jpeg' })] });

/** Hands a picture with its words to whatever app the grower picks. Picking none is no fault. */
export async function sendPicture(path: string, { title, text, name }: Words): Promise<void> {
  const answer = await fetch(`${path}?download`); // as taken away: only shown, it would not count as shared
  if (!answer.ok) throw new Error(`The picture ${path} did not come: ${answer.status}`);
  const file = new File([await answer.blob()], name ?? path.split('/').at(-1) ?? 'cho-vuon.jpg', {
    type: 'image/jpeg',
  });
  try {
    await navigator.share({ title, text, files: [file] });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}
