import { CfnResource, Stack } from 'aws-cdk-lib/core';

/**
 * Makes a resource wait for another one. Over two stacks, CDK makes the stack wait, whatever the resource, and looks for a cycle of stacks
 * anew for each pair of resources: where the stack waits already, there is nothing to do.
 */
export function waitFor(resource: CfnResource, first: CfnResource): void {
  const stack = Stack.of(resource);
  if (!stack.dependencies.includes(Stack.of(first))) resource.addResourceDependency(first);
}
