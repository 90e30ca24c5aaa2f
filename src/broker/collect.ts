/** Asks `ask` about each, all at once; `done` gets the answers in the order of `items`. */
export function collect<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item, done: (answer: Answer) => void) => void,
  done: (answers: readonly Answer[]) => void,
): void {
  const answers: Answer[] = [];
  let open = items.length;
  if (open === 0) return done([]);
  items.forEach((item, at) => {
    ask(item, (answer) => {
      answers[at] = answer;
      open -= 1;
      if (open === 0) done(answers);
    });
  });
}
