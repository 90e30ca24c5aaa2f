/**
 * Caps on the tail: what is longer than these has more than one subject. An exception is a line in
 * `exceptions.ts` with its reason.
 */
import ts from 'typescript';
import type { Offence, Rule, Source } from './source.ts';
import { lineOf, nodesOf, offenceAt } from './source.ts';

export const caps = {
  functionLines: 70,
  fileLines: 500,
  testFileLines: 800,
  columns: 100,
  parameters: 3,
  constructorDependencies: 6,
};

type FunctionNode = ts.SignatureDeclaration;

function nameOf(node: FunctionNode): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name !== undefined) return node.name.getText();
  const parent = node.parent;
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return named ? parent.name.getText() : 'a function';
}

function functionsOf(source: Source): FunctionNode[] {
  return [...nodesOf(source.tree)].filter(
    (node): node is FunctionNode =>
      ts.isFunctionLike(node) && !ts.isIndexSignatureDeclaration(node),
  );
}

function checkFunctionLines(source: Source): Offence[] {
  const offences: Offence[] = [];
  for (const node of functionsOf(source)) {
    const first = lineOf(source.tree, node.getStart(source.tree));
    const lines = lineOf(source.tree, node.getEnd()) - first + 1;
    if (lines <= caps.functionLines) continue;
    offences.push(offenceAt(source, node, `${nameOf(node)} has ${lines} lines`));
  }
  return offences;
}

function checkFileLines(source: Source): Offence[] {
  const cap = source.path.endsWith('.test.ts') ? caps.testFileLines : caps.fileLines;
  const lines = source.lines.length - 1;
  return lines > cap ? [{ path: source.path, line: cap + 1, what: `${lines} lines` }] : [];
}

/** A title is a claim or a quotation, to be found by searching for it: it is not folded. */
const title = /^\s*(test(\.\w+)*\()?(['"`]).*\3,( (async )?\(t\) => \{)?$/;

function checkColumns(source: Source): Offence[] {
  const isTest = source.path.endsWith('.test.ts');
  return source.lines.flatMap((text, at) =>
    text.length > caps.columns && !(isTest && title.test(text))
      ? [{ path: source.path, line: at + 1, what: `${text.length} columns` }]
      : [],
  );
}

/** What a class depends on: parameters, or the members of the one object type that lists them. */
function dependenciesOf(source: Source, node: ts.ConstructorDeclaration): number {
  const members = node.parameters.map(({ type }) => {
    if (type === undefined || !ts.isTypeReferenceNode(type)) return 1;
    const name = type.typeName.getText(source.tree);
    if (!/(Dependencies|Parts)$/.test(name)) return 1;
    for (const statement of source.tree.statements) {
      if (ts.isInterfaceDeclaration(statement) && statement.name.text === name) {
        return statement.members.length;
      }
    }
    return 1;
  });
  return members.reduce((sum, count) => sum + count, 0);
}

/** The shape of a function written in place is its receiver's choice. */
function isArgument(node: FunctionNode): boolean {
  return ts.isCallExpression(node.parent);
}

function checkParameters(source: Source): Offence[] {
  const offences: Offence[] = [];
  for (const node of functionsOf(source)) {
    if (ts.isConstructorDeclaration(node)) continue;
    const count = node.parameters.length;
    if (count <= caps.parameters || isArgument(node)) continue;
    offences.push(offenceAt(source, node, `${nameOf(node)} takes ${count} parameters`));
  }
  return offences;
}

function checkDependencies(source: Source): Offence[] {
  const offences: Offence[] = [];
  for (const node of functionsOf(source)) {
    if (!ts.isConstructorDeclaration(node)) continue;
    const count = dependenciesOf(source, node);
    if (count <= caps.constructorDependencies) continue;
    offences.push(offenceAt(source, node, `a constructor with ${count} dependencies`));
  }
  return offences;
}

const longFunction = `export function long(): void {\n${'  void 0;\n'.repeat(69)}}\n`;

export const capRules: readonly Rule[] = [
  {
    name: 'function-lines',
    claim: `no function has more than ${caps.functionLines} lines`,
    check: checkFunctionLines,
    offenders: { 'src/long.ts': longFunction },
  },
  {
    name: 'file-lines',
    claim: `no file has more than ${caps.fileLines} lines, no test ${caps.testFileLines}`,
    check: checkFileLines,
    offenders: { 'src/long.ts': '\n'.repeat(501), 'test/long.test.ts': '\n'.repeat(801) },
  },
  {
    name: 'columns',
    claim: `no line has more than ${caps.columns} columns`,
    check: checkColumns,
    offenders: { 'src/wide.ts': `// ${'x'.repeat(98)}\n`, 'proto/a.proto': ' '.repeat(101) },
  },
  {
    name: 'parameters',
    claim: `no function takes more than ${caps.parameters} parameters`,
    check: checkParameters,
    offenders: {
      'src/function.ts': 'export function f(a: 1, b: 1, c: 1, d: 1): void {}',
      'src/signature.ts': 'export interface I { f(a: 1, b: 1, c: 1, d: 1): void }',
      'src/arrow.ts': 'export const f = (a: 1, b: 1, c: 1, d: 1): void => {};',
    },
  },
  {
    name: 'constructor-dependencies',
    claim: `no constructor takes more than ${caps.constructorDependencies} dependencies`,
    check: checkDependencies,
    offenders: {
      'src/many.ts': 'class C { constructor(a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1) {} }',
      'src/parts.ts':
        'interface CParts { a: 1; b: 1; c: 1; d: 1; e: 1; f: 1; g: 1 }\n' +
        'class C { constructor(parts: CParts) {} }',
    },
  },
];
