/**
 * Promises that nobody awaits, returns, chains or voids, found with the compiler's own types (the
 * linter infers types across modules only in part).
 */
import { join, relative } from 'node:path';
import ts from 'typescript';
import type { Offence } from './source.ts';
import { lineOf, nodesOf } from './source.ts';

function isThenable(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some((part) => isThenable(checker, part));
  const then = checker.getPropertyOfType(type, 'then');
  if (then === undefined) return false;
  return checker.getTypeOfSymbol(then).getCallSignatures().length > 0;
}

/** A chain that ends in `.catch(f)` or `.then(f, g)` has handled its failure. */
function isHandled(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression)) return false;
  const called = expression.expression;
  if (!ts.isPropertyAccessExpression(called)) return false;
  const handlers = expression.arguments.length;
  if (called.name.text === 'catch') return handlers > 0;
  return called.name.text === 'then' && handlers > 1;
}

function* expressionsOf(tree: ts.SourceFile): Generator<ts.Expression> {
  for (const node of nodesOf(tree)) {
    if (ts.isExpressionStatement(node)) yield node.expression;
  }
}

function floatingIn(checker: ts.TypeChecker, tree: ts.SourceFile): ts.Expression[] {
  return [...expressionsOf(tree)].filter((expression) => {
    if (ts.isBinaryExpression(expression)) return false;
    if (isHandled(expression)) return false;
    return isThenable(checker, checker.getTypeAtLocation(expression));
  });
}

function offencesOf(program: ts.Program, root: string, paths: readonly string[]): Offence[] {
  const checker = program.getTypeChecker();
  return paths.flatMap((path) => {
    const tree = program.getSourceFile(path);
    if (tree === undefined) throw new Error(`${path} is not part of the program`);
    return floatingIn(checker, tree).map((expression) => ({
      path: relative(root, path),
      line: lineOf(tree, expression.getStart(tree)),
      what: expression.getText(tree).slice(0, 60),
    }));
  });
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
  allowImportingTsExtensions: true,
};

/** `files` relative to `root`. */
export function floatingPromises(root: string, files: readonly string[]): Offence[] {
  const paths = files.map((file) => join(root, file));
  return offencesOf(ts.createProgram(paths, options), root, paths);
}
