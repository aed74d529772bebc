/** A folder of `src/analysis/rules` with the ids of its rules. */
export interface RuleGroup {
  readonly folder: string;
  /** The heading of the group in the index of the rules. */
  readonly title: string;
  readonly firstId: string;
  readonly lastId: string;
}

/** The groups of the rules, by id. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  { folder: 'misuse', title: 'Misuse of the constructs', firstId: 'SC001', lastId: 'SC099' },
  { folder: 'ports', title: 'Ports and timeouts', firstId: 'SC101', lastId: 'SC199' },
  { folder: 'naming', title: 'Names', firstId: 'SC201', lastId: 'SC299' },
  { folder: 'namespace', title: 'Namespaces', firstId: 'SC301', lastId: 'SC399' },
  { folder: 'task', title: 'Tasks and their size', firstId: 'SC401', lastId: 'SC499' },
  { folder: 'network', title: 'Network', firstId: 'SC501', lastId: 'SC599' },
  { folder: 'deployment', title: 'Deployment and its order', firstId: 'SC601', lastId: 'SC699' },
  { folder: 'tls', title: 'TLS', firstId: 'SC701', lastId: 'SC710' },
  { folder: 'logging', title: 'Logs of the proxy', firstId: 'SC711', lastId: 'SC799' },
  { folder: 'platform', title: 'Platform and Region', firstId: 'SC801', lastId: 'SC899' },
];

/** The group that an id belongs to; `undefined` if no group has it. */
export function groupOf(id: string): RuleGroup | undefined {
  return RULE_GROUPS.find(({ firstId, lastId }) => firstId <= id && id <= lastId);
}
