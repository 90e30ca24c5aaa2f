/** The sources under the rules of the house, parsed once. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface Source {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** Of a file that is not TypeScript or JavaScript: a tree without statements. */
  readonly tree: ts.SourceFile;
}

export interface Offence {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

/** One rule of the house, with an offender that shows it at work. */
export interface Rule {
  readonly name: string;
  /** Said of the whole tree. */
  readonly claim: string;
  check(source: Source): Offence[];
  /** Files, by path, that must each offend; a file's text need not be sensible otherwise. */
  readonly offenders: Readonly<Record<string, string>>;
}

const folders = ['raft', 'storage', 'src', 'jepsen', 'test', 'bench', 'scripts', 'bin', 'proto'];
const skipped = [
  /^src\/grpc\/generated\//, // written by a tool
  /^test\/mutants\//, // patches, each wrong on purpose
  /^test\/testdata\//,
  /\/node_modules\//, // of the clients that are tried (test/compat/clients)
];
const extension = /\.(ts|cjs|mjs|proto)$/;

export function parseSource(path: string, text: string): Source {
  const code = path.endsWith('.proto') ? '' : text;
  const kind = path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  const tree = ts.createSourceFile(path, code, ts.ScriptTarget.ES2022, true, kind);
  return { path, text, lines: text.split('\n'), tree };
}

function* pathsBelow(root: string, path: string): Generator<string> {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    for (const name of readdirSync(join(root, path))) yield* pathsBelow(root, `${path}/${name}`);
  } else if (stat !== undefined && extension.test(path) && !skipped.some((one) => one.test(path))) {
    yield path;
  }
}

export function loadTree(root: string): Source[] {
  return folders
    .flatMap((folder) => [...pathsBelow(root, folder)])
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

export function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}

/** An offence at the first token of `node`. */
export function offenceAt(source: Source, node: ts.Node, what: string): Offence {
  return { path: source.path, line: lineOf(source.tree, node.getStart(source.tree)), what };
}

/** Every node of the tree, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** The comments, found by the scanner, so that the same words in a string are none. */
export function commentsOf(source: Source): { readonly line: number; readonly text: string }[] {
  const { tree } = source;
  const found = new Map<number, { line: number; text: string }>();
  const note = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) {
      found.set(pos, { line: lineOf(tree, pos), text: tree.text.slice(pos, end) });
    }
  };
  for (const node of nodesOf(tree)) {
    note(ts.getLeadingCommentRanges(tree.text, node.getFullStart()));
    note(ts.getTrailingCommentRanges(tree.text, node.getEnd()));
  }
  return [...found.values()];
}
