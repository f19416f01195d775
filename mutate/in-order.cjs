/** The order in which they were named, nearest first: after the first that fails no other is run. */
module.exports = class InOrder {
  sort(tests) {
    const order = JSON.parse(process.env.PASSERELLE_MUTATE_ORDER);
    const placeOf = (test) => order.findIndex((name) => test.path.endsWith(name));
    return [...tests].sort((a, b) => placeOf(a) - placeOf(b));
  }

  /** What Jest remembers of durations serves an order of its own. */
  cacheResults() {}
};
