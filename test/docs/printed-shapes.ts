/**
 * The shapes that docs/command-output.md writes down, and what is wrong with a value that is to
 * have one of them. Types there are a name of the page, `number`, `string`, `boolean`, `null`, a
 * text in quotes, `Record<string, string>`, a list of one of these (`[]`), or several with `|`.
 */
interface Field {
  readonly type: string;
  readonly isOptional: boolean;
}

export class PrintedShapes {
  /** What each command prints, by its words. */
  readonly commands: ReadonlyMap<string, string>;
  readonly #shapes = new Map<string, ReadonlyMap<string, Field>>();
  readonly #seen = new Set<string>();

  constructor(page: string) {
    const rows = page.matchAll(/^\| `([a-z -]+)` \| `([A-Za-z[\]]+)`.*\|$/gm);
    this.commands = new Map([...rows].map(([, words = '', type = '']) => [words, type]));
    for (const [, name = '', base = '', body = ''] of page.matchAll(
      /^interface (\w+)(?: extends (\w+))? \{\n([^}]*)\}/gm,
    )) {
      const own = [...body.matchAll(/^ {2}(\w+)(\??): ([^;]+);/gm)];
      const fields = own.map(([, key = '', mark, type = '']): [string, Field] => {
        return [key, { type, isOptional: mark === '?' }];
      });
      this.#shapes.set(name, new Map([...(this.#shapes.get(base) ?? []), ...fields]));
    }
  }

  /** Shapes of which no value was judged. */
  get unseen(): readonly string[] {
    return [...this.#shapes.keys()].filter((name) => !this.#seen.has(name));
  }

  /** `where` names the value in what is said of it. */
  problems(value: unknown, type: string, where = 'it'): readonly string[] {
    const kinds = type.split(' | ');
    const all = kinds.map((kind) => this.#problemsOfOne(value, kind, where));
    return all.find((found) => found.length === 0) ?? all[0] ?? [];
  }

  #problemsOfOne(value: unknown, type: string, where: string): readonly string[] {
    if (type.endsWith('[]')) {
      if (!Array.isArray(value)) return [`${where} is no list`];
      const element = type.slice(0, -2);
      return value.flatMap((each, at) => this.problems(each, element, `${where}[${at}]`));
    }
    if (type === 'null' || type.startsWith("'")) {
      return `${value}` === type.replaceAll("'", '') ? [] : [`${where} is ${value}, not ${type}`];
    }
    if (type === 'Record<string, string>') {
      const values = Object.values(value ?? {});
      return values.every((each) => typeof each === 'string') ? [] : [`${where} is no ${type}`];
    }
    const shape = this.#shapes.get(type);
    if (shape !== undefined) return this.#problemsOfObject(value, { type, shape, where });
    return typeof value === type ? [] : [`${where} is ${value}, no ${type}`];
  }

  #problemsOfObject(
    value: unknown,
    as: {
      readonly type: string;
      readonly shape: ReadonlyMap<string, Field>;
      readonly where: string;
    },
  ): readonly string[] {
    const { type, shape, where } = as;
    if (typeof value !== 'object' || value === null) return [`${where} is no ${type}`];
    this.#seen.add(type);
    const fields = new Map<string, unknown>(Object.entries(value));
    const unnamed = [...fields.keys()].filter((key) => !shape.has(key));
    return [
      ...unnamed.map((key) => `${where}.${key} is not on the page`),
      ...[...shape].flatMap(([key, field]) => {
        if (fields.has(key)) return this.problems(fields.get(key), field.type, `${where}.${key}`);
        return field.isOptional ? [] : [`${where}.${key} is absent`];
      }),
    ];
  }
}
