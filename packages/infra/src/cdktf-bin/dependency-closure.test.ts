import { dependencyClosure } from "./dependency-closure";

const dependencies = {
  "a-network": [],
  "a-storage": ["a-network"],
  a: ["a-network", "a-storage"],
  "b-network": [],
  b: ["b-network"],
};

test.each([
  [["a"], ["a-network", "a-storage", "a"], ["a-network", "a-storage"], []],
  [["a-network"], ["a-network"], [], []],
  [["a", "a-network"], ["a-network", "a-storage", "a"], ["a-storage"], []],
  [["b*"], ["b-network", "b"], [], []],
  [["?"], ["a-network", "a-storage", "a", "b-network", "b"], ["a-network", "a-storage", "b-network"], []],
  [["c"], [], [], ["c"]],
  [["a.network"], [], [], ["a.network"]],
])("%j", (asked, order, added, unknown) => {
  expect(dependencyClosure(dependencies, asked)).toEqual({ order, added, unknown });
});
