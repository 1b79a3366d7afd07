/** Lines that say what is going on while something takes its time. Steps with nothing to do stay silent. */

/**
 * @template T
 * @param {string} what Vietnamese · English
 * @param {(detail: (line: string) => void) => Promise<T>} work may tell details as it goes
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const isTerminal = process.stdout.isTTY;
  let detail = '';
  const show = () => {
    const line = `  … ${what} ${seconds()} s ${detail}`;
    process.stdout.write(`\r\x1b[K${line.slice(0, (process.stdout.columns ?? 80) - 1)}`);
  };
  const clock = isTerminal ? setInterval(show, 200) : null;
  clock?.unref();
  if (!isTerminal) console.log(`  … ${what}`);
  try {
    const result = await work((line) => {
      detail = line;
      if (!isTerminal) console.log(`      ${line}`);
    });
    if (isTerminal) process.stdout.write('\r\x1b[K');
    console.log(`  ✓ ${what}  ${seconds()} s`);
    return result;
  } catch (error) {
    if (isTerminal) process.stdout.write('\r\x1b[K');
    console.log(`  ✗ ${what}  ${seconds()} s`);
    throw error;
  } finally {
    if (clock) clearInterval(clock);
  }
}
