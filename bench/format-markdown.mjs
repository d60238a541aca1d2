/** docs/benchmarks.md from the metrics of bench/results.json. */
export const formatMarkdown = (metrics) =>
  [
    "# Benchmarks",
    "",
    "Written by `npm run bench`. A figure is a ratio to a peer measured in the same run, command by command in turn;",
    "seconds are medians of whole processes and depend on the machine, ratios hardly do.",
    "",
    "| benchmark | ratio | aim | ours | theirs | runs | on |",
    "|---|---|---|---|---|---|---|",
    ...metrics.map(
      ({ what, ratio, floor, ours, theirs, unit, runs, machine, date }) =>
        `| ${what} | ${ratio} × | ${floor} | ${ours} ${unit} | ${theirs} ${unit} | ${runs} | ${machine}, ${date} |`,
    ),
    ...metrics.filter(({ parts }) => parts).flatMap(partsTable),
    "",
  ].join("\n");

/** What a figure is made of, most first. */
const partsTable = ({ what, unit, parts }) => [
  "",
  `${what}:`,
  "",
  `| of it | ${unit} |`,
  "|---|---|",
  ...Object.entries(parts).map(([name, figure]) => `| ${name} | ${figure} |`),
];
