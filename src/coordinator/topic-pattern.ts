/**
 * A subscription by pattern: RE2's syntax, which has no backtracking, so that a name is matched in
 * time linear in its length whatever a stranger wrote. A pattern describes a name as a whole.
 */
import { RE2JS, RE2JSException } from 're2js';

const PATTERN_LENGTH_MAX = 1_000;
/** `a{1000}` has a thousand instructions, and each is looked at for each character of a name. */
const INSTRUCTIONS_MAX = 2_000;

export type ParsedPattern =
  | { readonly type: 'pattern'; readonly matches: (name: string) => boolean }
  | { readonly type: 'invalid'; readonly message: string };

export function parseTopicPattern(text: string): ParsedPattern {
  if (text.length > PATTERN_LENGTH_MAX) {
    return { type: 'invalid', message: `a pattern has at most ${PATTERN_LENGTH_MAX} characters` };
  }
  try {
    const compiled = RE2JS.compile(text);
    if (compiled.programSize() <= INSTRUCTIONS_MAX) {
      return { type: 'pattern', matches: (name) => compiled.matches(name) };
    }
    return { type: 'invalid', message: 'the pattern repeats too much' };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { type: 'invalid', message: error.message };
  }
}
