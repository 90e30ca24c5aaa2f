/** What a process that runs a node was told, read from where it was said. */
import type { NodeRequest } from './commands.ts';
import { readConfig } from './config.ts';
import type { NodeConfig } from './settings.ts';

/** Stands for a data directory that lives as long as the process. No path is empty. */
export const temporaryDirectory = '';

/** Topics by their first use, nothing kept for a bad day or beyond this one, and no waiting. */
const developmentDefaults: Partial<NodeConfig> = {
  autoCreateTopicsEnable: true,
  dataDir: temporaryDirectory,
  groupInitialRebalanceDelayMs: 0,
  reserveBytes: 0,
};

/** Rejects with `ConfigError`. */
export async function loadConfig(
  { flags, configFile, isDevelopment }: NodeRequest,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<NodeConfig> {
  const defaults = isDevelopment ? developmentDefaults : {};
  if (configFile === undefined) return readConfig({ flags, environment, defaults });
  const { loadConfigFile } = await import('./config-file.ts');
  return readConfig({ flags, environment, defaults, file: await loadConfigFile(configFile) });
}
