import { asBoolean, asObject, Maybe, UNKNOWN } from '../facts';
import { common } from './branches';
import { Resource } from './resources';

/** The Service Connect configuration of a service, and whether it is on. */
interface Configuration {
  readonly enabled: Maybe<boolean>;
  /** Whether only the deployment decides that it is on. */
  readonly enabledUndecided: boolean;
  /** Whether a branch leaves `Enabled` out. */
  readonly enabledMissing: boolean;
  /** What the branches that may be on have in common. */
  readonly configuration: unknown;
}

/**
 * Reads the configuration of a service; `value` is its resolved value.
 *
 * A configuration is open if at least one of its branches may be on, and then judged as that branch is. If all are off, it is off.
 */
export function readConfiguration(resource: Resource, value: unknown): Configuration {
  const decided = asObject(value) && enabledOf(value);
  if (typeof decided === 'boolean') {
    return { enabled: decided, enabledUndecided: false, enabledMissing: lacksEnabled(value), configuration: value };
  }

  const branches = resource.branchesOf('ServiceConnectConfiguration');
  const enabledMissing = branches.some(lacksEnabled);
  const on = branches.filter((branch) => enabledOf(branch) !== false);
  const maps = on.filter((branch) => asObject(branch));
  if (maps.length === 0) return { enabled: on.length > 0 ? UNKNOWN : false, enabledUndecided: false, enabledMissing, configuration: value };
  return {
    enabled: true,
    enabledUndecided: !branches.every((branch) => enabledOf(branch) === true),
    enabledMissing,
    configuration: maps.reduce(common),
  };
}

/** A configuration without `Enabled` is judged as if it were on. */
function enabledOf(branch: unknown): Maybe<boolean> {
  if (branch === undefined) return false;
  const map = asObject(branch);
  return map ? asBoolean(map.Enabled) ?? true : UNKNOWN;
}

function lacksEnabled(branch: unknown): boolean {
  const map = asObject(branch);
  return map !== undefined && map.Enabled === undefined;
}
