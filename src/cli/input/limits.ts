/** The largest template that is read: CloudFormation itself takes 1 MB. */
export const MAX_TEMPLATE_BYTES = 10 * 1024 * 1024;

/** The largest manifest that is read: old ones hold the metadata of every construct. */
export const MAX_MANIFEST_BYTES = 100 * 1024 * 1024;

/** Deeper than this, no template is nested; the reader of facts stops there, too. */
export const MAX_DEPTH = 200;

/** How many values the aliases of a YAML template may stand for, all together. */
export const MAX_ALIASED = 100_000;
