/**
 * What @platformatic/kafka takes from Node 22 and Node 20 has not. Loaded before it (`--import`),
 * so that its own programs need not be changed.
 */
Promise.withResolvers ??= function withResolvers() {
  const settle = {};
  const promise = new this((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return { promise, ...settle };
};
