import type { ApiHandler, Caller } from '../../src/kafka/api-handler.ts';

export const caller: Caller = {
  connectionId: 1,
  clientId: null,
  clientHost: '/127.0.0.1',
  listener: '',
  localHost: '127.0.0.1',
  localPort: 1,
  software: undefined,
};

/** What a handler answers that has to wait for nothing. */
export function ask<Request, Response>(
  handler: ApiHandler<Request, Response>,
  request: Request,
  version = handler.api.versions.last,
): Response {
  const answers: Response[] = [];
  handler.handle({ request, version, caller }, (response) => {
    if (typeof response !== 'symbol') answers.push(response as Response);
  });
  const [answer] = answers;
  if (answer === undefined) throw new Error('not answered at once');
  return answer;
}
