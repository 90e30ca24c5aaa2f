/**
 * What a node is told: by flags, else by its environment, else by a file, else by default. An
 * unknown name is refused wherever it stands, and every refusal names the setting and its place.
 */
import { nearest } from '../nearest.ts';
import { listenersFault, listenersOf } from './listeners.ts';
import { allowedBy, parseSetting } from './parse-setting.ts';
import type { NodeConfig, SettingKey } from './settings.ts';
import { environmentOf, flagOf, isSettingKey, propertyOf, settingEntries } from './settings.ts';

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** A value as it was written, and where: `--port`, `BALSA_PORT`, `node.yaml:3`. */
export interface Given {
  readonly text: string;
  readonly place: string;
}

export interface ConfigSources {
  /** By the keys of the table. */
  readonly flags: ReadonlyMap<string, string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** By the keys of the table, as `readConfigFile` gives them. */
  readonly file?: ReadonlyMap<string, Given>;
  /** Defaults other than the table's. */
  readonly defaults?: Partial<NodeConfig>;
}

/** The variable that stands for `--config`. */
export const configFileVariable = 'BALSA_CONFIG';
/** Of our variables, those that are not settings of a node. */
const otherVariables = [configFileVariable, 'BALSA_SERVER'];

/** Throws `ConfigError`. */
export function readConfig(sources: ConfigSources): NodeConfig {
  checkNames(sources);
  const values = settingEntries.map(([key, setting]) => {
    const given = givenFor(key, sources);
    const property = propertyOf(key);
    if (given === undefined) return [property, setting.default];
    const value = parseSetting(setting, given.text);
    if (value !== undefined) return [property, value];
    const text = JSON.stringify(given.text);
    throw new ConfigError(`${given.place}: ${key} is ${allowedBy(setting)}, not ${text}`);
  });
  // Each value is what the setting of its key parses to, or that setting's default.
  const config = Object.fromEntries(values) as NodeConfig;
  const isGiven = (property: string) =>
    settingEntries.some(([key]) => propertyOf(key) === property && givenFor(key, sources));
  const defaults = Object.entries(sources.defaults ?? {}).filter(([name]) => !isGiven(name));
  const complete = { ...config, ...Object.fromEntries(defaults) };
  checkTogether(complete);
  return complete;
}

function givenFor(key: SettingKey, { flags, environment, file }: ConfigSources): Given | undefined {
  const flag = flags.get(key);
  if (flag !== undefined) return { text: flag, place: flagOf(key) };
  const variable = environment[environmentOf(key)];
  if (variable !== undefined) return { text: variable, place: environmentOf(key) };
  return file?.get(key);
}

function checkNames({ flags, environment, file }: ConfigSources): void {
  const keys = settingEntries.map(([key]) => key);
  for (const key of flags.keys()) {
    if (!isSettingKey(key)) throw unknown(key, { place: 'the command line', known: keys });
  }
  const variables = [...keys.map(environmentOf), ...otherVariables];
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('BALSA_') || variables.includes(name)) continue;
    throw unknown(name, { place: 'the environment', known: variables });
  }
  for (const [key, { place }] of file ?? []) {
    if (!isSettingKey(key)) throw unknown(key, { place, known: keys });
  }
}

function unknown(
  name: string,
  { place, known }: { readonly place: string; readonly known: readonly string[] },
): ConfigError {
  const hint = keyOfFlag(`--${name}`) ?? nearest(name, known);
  const question = hint === undefined ? '' : `; did you mean ${hint}?`;
  return new ConfigError(`${place}: there is no setting ${name}${question}`);
}

/** Some flags are shorter than the names of their settings. */
function keyOfFlag(flag: string): SettingKey | undefined {
  return settingEntries.map(([key]) => key).find((key) => flagOf(key) === flag);
}

/** What no setting alone can be wrong about. */
function checkTogether(config: NodeConfig): void {
  const fault = listenersFault(config);
  if (fault !== undefined) throw new ConfigError(fault);
  const hosts = [config.listen, ...listenersOf(config).map(({ host }) => host)];
  const open = hosts.find((host) => !isLoopback(host));
  const isOpen = open !== undefined;
  if (isOpen && !config.insecure) {
    const what = open === config.listen ? '--listen' : 'listening on';
    throw new ConfigError(
      `${what} ${open} lets others in without a password or encryption; ` +
        'add --insecure if that is what you want',
    );
  }
  if (isOpen && config.testHooks) {
    throw new ConfigError(`test.hooks beyond loopback (--listen ${open}) are refused`);
  }
  checkFounding(config);
  checkLeases(config);
}

function checkFounding({ expect, join }: NodeConfig): void {
  if (expect === 0) return;
  if (expect % 2 === 0) throw new ConfigError(`expect is 0, 1, 3 or 5, not ${expect}`);
  const named = join.split(',').filter((it) => it.trim() !== '').length;
  if (named === expect) return;
  throw new ConfigError(
    `expect is ${expect}, but join names ${named} nodes: it must name all founders, this one too`,
  );
}

/**
 * A lease outlives a change of controller, or every one of them would interrupt leaders that are
 * well; and it ends before others lead. An election takes at most two election timeouts.
 */
function checkLeases(config: NodeConfig): void {
  const { brokerHeartbeatIntervalMs, brokerLeaseMs, brokerSessionTimeoutMs } = config;
  const failoverMs = 2 * config.controllerQuorumElectionTimeoutMs;
  const leaseMsMin = failoverMs + brokerHeartbeatIntervalMs;
  if (brokerLeaseMs < leaseMsMin) {
    throw new ConfigError(
      `broker.lease.ms is ${brokerLeaseMs}, less than twice ` +
        'controller.quorum.election.timeout.ms and broker.heartbeat.interval.ms together ' +
        `(${leaseMsMin}): every change of controller would interrupt leaders`,
    );
  }
  if (brokerSessionTimeoutMs < brokerLeaseMs + brokerHeartbeatIntervalMs) {
    throw new ConfigError(
      `broker.session.timeout.ms is ${brokerSessionTimeoutMs}, less than broker.lease.ms and ` +
        'broker.heartbeat.interval.ms together ' +
        `(${brokerLeaseMs + brokerHeartbeatIntervalMs}): others would lead within a lease`,
    );
  }
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}
