/** What the CDK CLI tells an app: its context, and where its assembly goes. CDK's own validation of templates would take seconds for each app. */
export function synthesisEnvironment(context: object, assembly: string): Record<string, string> {
  return { CDK_CONTEXT_JSON: JSON.stringify(context), CDK_OUTDIR: assembly, CDK_VALIDATION: 'false' };
}
