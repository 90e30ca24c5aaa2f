/** Results of single partitions, grouped by their topics in the order in which these come first. */
export function byTopic<Result>(
  results: readonly Result[],
  topicOf: (result: Result) => string,
): readonly (readonly [string, readonly Result[]])[] {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const topic = topicOf(result);
    const group = groups.get(topic);
    if (group === undefined) groups.set(topic, [result]);
    else group.push(result);
  }
  return [...groups];
}
