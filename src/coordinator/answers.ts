/** What one step of a group's machine has to say, collected until the step is over. */
import type { GroupRefusalCode, Reply } from './group-machine.ts';
import { groupRefusal } from './group-machine.ts';

export class Answers {
  #answers: (() => void)[] = [];

  give<Answer>(reply: Reply<Answer>, answer: Answer): void {
    this.#answers.push(() => reply(answer));
  }

  refuse(reply: Reply<never>, code: GroupRefusalCode, memberId?: string): void {
    const refusal = groupRefusal(code);
    this.#answers.push(() => reply(memberId === undefined ? refusal : { ...refusal, memberId }));
  }

  take(): readonly (() => void)[] {
    const answers = this.#answers;
    this.#answers = [];
    return answers;
  }
}
