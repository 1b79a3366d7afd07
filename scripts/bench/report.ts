/** One figure, and what it ought to be. */
export type Row = {
  what: string;
  figures: Record<string, number | string>;
  /** In words, such as `≤ 350 MiB`; `isMet` says whether it was reached. */
  target?: string;
  isMet?: boolean;
};

export type Report = {
  note(sentence: string): void;
  /** A table for people, or a JSON line for each row. */
  table(title: string, rows: readonly Row[]): void;
  close(): void;
};

/** What a bench module exports. `words` are those of the command line behind its name. */
export type Bench = (report: Report, words: readonly string[]) => Promise<void>;

/** Says figures to whoever reads them: a person, or a program that wants JSON lines. */
export function openReport({ isJson }: { isJson: boolean }): Report {
  let targets = 0;
  let met = 0;
  const sayJson = (line: object) => console.log(JSON.stringify(line));
  return {
    note: (sentence) => (isJson ? sayJson({ note: sentence }) : console.log(sentence)),
    table(title, rows) {
      const judged = rows.filter(({ isMet }) => isMet !== undefined);
      targets += judged.length;
      met += judged.filter(({ isMet }) => isMet).length;
      if (isJson) rows.forEach((row) => sayJson({ table: title, ...row }));
      else console.log(`\n${title}\n${draw(rows)}`);
    },
    close() {
      if (targets === 0) return;
      if (isJson) sayJson({ targets, met });
      else console.log(`\n${met} of ${targets} targets met.`);
    },
  };
}

function draw(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
  const cells = [
    ['', ...names, 'target', ''],
    ...rows.map(({ what, figures, target, isMet }) => [
      what,
      ...names.map((name) => show(figures[name])),
      target ?? '',
      isMet === undefined ? '' : isMet ? 'met' : 'MISSED',
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function show(figure: number | string | undefined): string {
  if (typeof figure !== 'number') return figure ?? '';
  if (Number.isInteger(figure)) return String(figure);
  return Math.abs(figure) >= 100 ? figure.toFixed(0) : figure.toFixed(Math.abs(figure) < 1 ? 3 : 2);
}
