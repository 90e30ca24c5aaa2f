import test from 'ava';
import { withNearestTopic } from '../../src/cli/nearest-topic.ts';
import { BalsaError } from '../../src/client/balsa-error.ts';
import { balsa } from '../../src/grpc/generated/balsa.js';

/** A cluster with these topics, and how often it was asked for them. */
class Listing {
  readonly #names: readonly string[];
  count = 0;

  constructor(...names: readonly string[]) {
    this.#names = names;
  }

  listTopics(): Promise<balsa.v1.ListTopicsResponse> {
    this.count += 1;
    const topics = this.#names.map((name) => ({ name }));
    return Promise.resolve(new balsa.v1.ListTopicsResponse({ topics }));
  }
}

function notFound(name: string): BalsaError {
  return new BalsaError('topicNotFound', `there is no topic ${JSON.stringify(name)}`);
}

async function said(error: BalsaError, listing: Listing, ...topics: string[]): Promise<string> {
  const told = await withNearestTopic(error, listing, topics);
  return told instanceof BalsaError && told.code === error.code ? told.message : 'another error';
}

test('a topic that is not there is answered with the nearest', async (t) => {
  const listing = new Listing('orders', 'safe');
  const text = await said(notFound('saef'), listing, 'saef');
  t.is(text, 'there is no topic "saef"; did you mean safe?');
  t.is(await said(notFound('visits'), listing, 'visits'), 'there is no topic "visits"');
});

test('of several topics the one that the error is about is answered', async (t) => {
  const listing = new Listing('orders', 'safe', 'visits');
  const named = ['visits', 'oders', 'saef'] as const;
  t.regex(await said(notFound('saef'), listing, ...named), /did you mean safe\?$/);
  t.regex(await said(notFound('oders'), listing, ...named), /did you mean orders\?$/);
});

test('one that is there by now is not said to be meant', async (t) => {
  t.is(await said(notFound('safe'), new Listing('safe'), 'safe'), 'there is no topic "safe"');
});

test('no list is asked for where a topic is not what is missing', async (t) => {
  const listing = new Listing('safe');
  await said(new BalsaError('partitionNotFound', 'there is no partition 9'), listing, 'saef');
  await said(notFound('saef'), listing);
  t.is(listing.count, 0);
});

test('where no list is to be had the error is told as it is', async (t) => {
  const listing = new Listing();
  listing.listTopics = () => Promise.reject(new BalsaError('unavailable', 'nobody is there'));
  t.is(await said(notFound('saef'), listing, 'saef'), 'there is no topic "saef"');
});
