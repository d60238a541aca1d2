/** jest's test sequencer for this suite: by name, and what removes the environment comes last. */
module.exports = class InOrder {
  sort(tests) {
    const rank = ({ path }) => (path.endsWith("remove-environment.long.ts") ? `1${path}` : `0${path}`);
    return [...tests].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }
  shard(tests) {
    return tests;
  }
  allFailedTests(tests) {
    return tests;
  }
  cacheResults() {}
};
