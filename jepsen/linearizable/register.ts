/** A register of one key: read, write, compare and set. Keys and configs of metadata are such. */
import type { Model } from './model.ts';

export type RegisterInput =
  | { readonly type: 'read'; readonly key: string }
  | { readonly type: 'write'; readonly key: string; readonly value: string }
  | {
      readonly type: 'compareAndSet';
      readonly key: string;
      readonly expected: string | undefined;
      readonly value: string;
    };

export type RegisterOutput =
  | { readonly type: 'value'; readonly value: string | undefined }
  | { readonly type: 'written' }
  | { readonly type: 'notEqual' };

type State = string | undefined;

export const registerModel: Model<State, RegisterInput, RegisterOutput> = {
  initial: undefined,
  step: (state, input, output) => {
    switch (input.type) {
      case 'read':
        return { fits: output?.type !== 'value' || output.value === state, state };
      case 'write':
        return { fits: output === undefined || output.type === 'written', state: input.value };
      case 'compareAndSet': {
        const isEqual = state === input.expected;
        const answer = isEqual ? 'written' : 'notEqual';
        const fits = output === undefined || output.type === answer;
        return { fits, state: isEqual ? input.value : state };
      }
      default:
        return input satisfies never;
    }
  },
  textOf: (state) => (state === undefined ? '-' : `=${state}`),
  isRead: ({ type }) => type === 'read',
  partOf: ({ key }) => key,
};
