/** What may not be written anywhere: escapes from the type system, loose ends, this machine. */
import ts from 'typescript';
import type { Offence, Rule, Source } from './source.ts';
import { commentsOf, lineOf, nodesOf, offenceAt } from './source.ts';

type Find = (node: ts.Node) => string | undefined;

/** A check that asks about each node. */
function checkNodes(find: Find): (source: Source) => Offence[] {
  return (source) => {
    const offences: Offence[] = [];
    for (const node of nodesOf(source.tree)) {
      const what = find(node);
      if (what !== undefined) offences.push(offenceAt(source, node, what));
    }
    return offences;
  };
}

function checkComments(pattern: RegExp): (source: Source) => Offence[] {
  return (source) =>
    commentsOf(source).flatMap(({ line, text }) => {
      const match = pattern.exec(text);
      if (match === null) return [];
      const linesBefore = text.slice(0, match.index).split('\n').length - 1;
      return [{ path: source.path, line: line + linesBefore, what: match[0] }];
    });
}

function checkText(pattern: RegExp): (source: Source) => Offence[] {
  return (source) =>
    source.lines.flatMap((text, at) => {
      const match = pattern.exec(text);
      return match === null ? [] : [{ path: source.path, line: at + 1, what: match[0] }];
    });
}

function findAny(node: ts.Node): string | undefined {
  return node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined;
}

function findDoubleCast(node: ts.Node): string | undefined {
  if (!ts.isAsExpression(node) || !ts.isAsExpression(node.expression)) return undefined;
  return node.expression.type.kind === ts.SyntaxKind.UnknownKeyword ? 'as unknown as' : undefined;
}

function findSilencer(source: Source): Offence[] {
  return checkComments(/@ts-(ignore|expect-error|nocheck)|biome-ignore(?!.*: \S)/)(source);
}

function findEmptyCatch(node: ts.Node): string | undefined {
  if (!ts.isCatchClause(node) || node.block.statements.length > 0) return undefined;
  return 'an empty catch';
}

const vague = /^(mgr|ctx|idx|req|res|utils?|helpers?|impl|misc)$/i;

function findVagueName(node: ts.Node): string | undefined {
  const declares =
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node);
  if (!declares || node.name === undefined) return undefined;
  const name = node.name.getText().replace(/^#/, '');
  return vague.test(name) ? name : undefined;
}

/** Every `rpc`, field and enum value follows a comment or ends in one. */
function checkProto(source: Source): Offence[] {
  if (!source.path.endsWith('.proto')) return [];
  const declaration = /^\s*rpc\b|^\s*[\w<>., ]+\s*=\s*-?\d+\s*[[;]/;
  return source.lines.flatMap((text, at) => {
    if (!declaration.test(text)) return [];
    const before = source.lines[at - 1]?.trim() ?? '';
    if (text.includes('//') || before.startsWith('//') || before.endsWith('*/')) return [];
    return [{ path: source.path, line: at + 1, what: text.trim() }];
  });
}

/** A file is introduced by the comment it opens with, or by that of its main declaration. */
function checkHeader(source: Source): Offence[] {
  const { path, tree } = source;
  if (!/^(raft|storage|src)\//.test(path) || !path.endsWith('.ts')) return [];
  const body = tree.statements.filter((one) => !ts.isImportDeclaration(one));
  const [first] = body;
  if (first === undefined) return [];
  const comments = commentsOf(source).filter(({ text }) => text.startsWith('/**'));
  const opens = comments.some(({ line }) => line <= lineOf(tree, first.getStart(tree)));
  if (opens || body.some((one) => isExplained(tree, one))) return [];
  return [{ path, line: 1, what: 'no header' }];
}

/** An exported declaration with at least a sentence or two. */
function isExplained(tree: ts.SourceFile, node: ts.Statement): boolean {
  const exported =
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (exported !== true) return false;
  const comments = ts.getLeadingCommentRanges(tree.text, node.getFullStart()) ?? [];
  return comments.some(({ pos, end }) => tree.text.slice(pos, end).split('\n').length >= 3);
}

const loose = /\b(TODO|FIXME|XXX|HACK)\b(?!.*#\d)/;
const machine = /(^|[^\w.])\/(work|home|root|Users|tmp)\/\w|shared\/design/;

export const wordRules: readonly Rule[] = [
  {
    name: 'any',
    claim: 'nothing is typed any',
    check: checkNodes(findAny),
    offenders: { 'src/a.ts': 'export let a: any;' },
  },
  {
    name: 'double-cast',
    claim: 'nothing is cast through unknown',
    check: checkNodes(findDoubleCast),
    offenders: { 'src/a.ts': 'export const a = 1 as unknown as string;' },
  },
  {
    name: 'silencer',
    claim: 'no checker is silenced, or only with a reason',
    check: findSilencer,
    offenders: {
      'src/a.ts': '// @ts-expect-error\nexport const a = 1;',
      'src/b.ts': '// biome-ignore lint/a/b:\nexport const b = 1;',
    },
  },
  {
    name: 'empty-catch',
    claim: 'no catch is empty',
    check: checkNodes(findEmptyCatch),
    offenders: { 'src/a.ts': 'try { f(); } catch { /* why not */ }' },
  },
  {
    name: 'loose-end',
    claim: 'no comment leaves work undone without the number of its issue',
    check: checkComments(loose),
    offenders: { 'src/a.ts': 'f(); // TODO: more\n', 'src/b.ts': '/**\n * FIXME\n */\nf();' },
  },
  {
    name: 'history',
    claim: 'no comment promises a later version',
    check: checkComments(/\b(for now|not yet (supported|implemented))/i),
    offenders: { 'src/a.ts': '// good enough for now\nf();', 'src/b.ts': '// not yet supported' },
  },
  {
    name: 'machine-path',
    claim: 'no path of one machine is written down',
    check: checkText(machine),
    offenders: { 'src/a.ts': `f('${'/tmp'}/x');`, 'src/b.ts': `// see ${'/home'}/me/notes` },
  },
  {
    name: 'vague-name',
    claim: 'no name is an abbreviation or says nothing',
    check: checkNodes(findVagueName),
    offenders: { 'src/a.ts': 'const ctx = 1;', 'src/b.ts': 'function f(req: 1) {}' },
  },
  {
    name: 'proto-comment',
    claim: 'every method, field and value in proto/ has its comment',
    check: checkProto,
    offenders: {
      'proto/field.proto': '// A message.\nmessage A {\n  string name = 1;\n}\n',
      'proto/rpc.proto': 'service A {\n  rpc Get(B) returns (C);\n}\n',
    },
  },
  {
    name: 'header',
    claim: 'every file of raft, storage and src opens by saying what it is',
    check: checkHeader,
    offenders: {
      'src/a.ts': 'export const a = 1;',
      'raft/late.ts': 'export const a = 1;\n/** Only this is explained. */\nexport const b = 1;',
    },
  },
];
