/** Kafka's rule for the names of topics, so that every client can name every topic. */
const pattern = /^[a-zA-Z0-9._-]{1,249}$/;

/** Why it is no topic name; `undefined` where it is one. */
export function topicNameFault(name: string): string | undefined {
  if (pattern.test(name) && name !== '.' && name !== '..') return undefined;
  const rule = '1 to 249 of a-z A-Z 0-9 . _ - and neither . nor ..';
  return `${JSON.stringify(name)} is no topic name: ${rule}`;
}
