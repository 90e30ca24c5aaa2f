/**
 * Where Kafka clients are heard, and where they are told to find this node: Kafka's settings
 * `listeners` and `advertised.listeners`.
 *
 *     listeners=INSIDE://10.0.0.1:9092,OUTSIDE://:9094
 *     advertised.listeners=OUTSIDE://broker-1.example.com:9094
 *
 * A client is told the addresses of all nodes for the listener that it came in on, by its name.
 */
import { networkInterfaces } from 'node:os';
import { DEFAULT_LISTENER } from '../kafka/endpoints.ts';
import type { NodeConfig } from './settings.ts';

export interface ListenerAddress {
  readonly name: string;
  /** Empty: none is given. */
  readonly host: string;
  readonly port: number;
}

export interface KafkaListenerConfig extends ListenerAddress {
  /** `undefined`: each client is told the address that it has come in on. */
  readonly advertised: { readonly host: string; readonly port: number } | undefined;
}

type ListenerSettings = Pick<
  NodeConfig,
  'listen' | 'port' | 'advertisedHost' | 'listeners' | 'advertisedListeners'
>;

const pattern = /^([A-Za-z0-9][A-Za-z0-9_-]*):\/\/(\[[0-9A-Fa-f:.]+\]|[^[\]:/\s]*):(\d{1,5})$/;
const otherProtocols = ['SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];

/** What is wrong with the settings, to be read after their name; `undefined` where nothing is. */
export function listenersFault(settings: ListenerSettings): string | undefined {
  const { listeners, advertisedListeners } = settings;
  const fault = faultOf(listeners);
  if (fault !== undefined) return `listeners: ${fault}`;
  const advertisedFault = faultOf(advertisedListeners);
  if (advertisedFault !== undefined) return `advertised.listeners: ${advertisedFault}`;
  const names = new Set(listenersOf(settings).map(({ name }) => name));
  for (const { name, host, port } of parsed(advertisedListeners)) {
    if (!names.has(name)) return `advertised.listeners: there is no listener ${name}`;
    if (host !== '' && !isWildcard(host) && port !== 0) continue;
    return `advertised.listeners: ${name} names no address that a client can connect to`;
  }
  return undefined;
}

/** At least one. The settings must be sound. */
export function listenersOf(settings: ListenerSettings): readonly KafkaListenerConfig[] {
  const { listen, port, advertisedHost, listeners, advertisedListeners } = settings;
  const given = parsed(listeners);
  const addresses = given.length === 0 ? [{ name: DEFAULT_LISTENER, host: '', port }] : given;
  const advertised = new Map(parsed(advertisedListeners).map((one) => [one.name, one]));
  return addresses.map((address) => {
    const host = address.host === '' ? listen : address.host;
    const byHost = advertisedHost === '' ? undefined : { host: advertisedHost, port: address.port };
    return { ...address, host, advertised: advertised.get(address.name) ?? byHost };
  });
}

/** Where other nodes, and those who join by a token, are told to find this one. */
export function hostToTell({
  listen,
  advertisedHost,
}: Pick<ListenerSettings, 'listen' | 'advertisedHost'>): string {
  return advertisedHost === '' ? reachableHost(listen) : advertisedHost;
}

/** What other nodes tell of a listener whose address nobody has set. */
export function reachableHost(host: string): string {
  if (!isWildcard(host)) return host;
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const outward = addresses.find(({ internal, family }) => !internal && family === 'IPv4');
  return outward?.address ?? '127.0.0.1';
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function faultOf(text: string): string | undefined {
  const names = new Set<string>();
  for (const item of itemsOf(text)) {
    const [, name, , port] = pattern.exec(item) ?? [];
    if (name === undefined || Number(port) > 0xffff) {
      return `${JSON.stringify(item)} is not NAME://host:port`;
    }
    const known = name.toUpperCase();
    if (otherProtocols.includes(known)) {
      return `${known} stands for encryption or passwords, and there are none; choose another name`;
    }
    if (names.has(known)) return `${known} is named twice`;
    names.add(known);
  }
  return undefined;
}

function parsed(text: string): readonly ListenerAddress[] {
  return itemsOf(text).flatMap((item) => {
    const [, name, host = '', port] = pattern.exec(item) ?? [];
    if (name === undefined) return [];
    return [{ name: name.toUpperCase(), host: host.replace(/[[\]]/g, ''), port: Number(port) }];
  });
}

function itemsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
