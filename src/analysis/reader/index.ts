export * from './acknowledgements';
export * from './assembly';
export * from './assembly-files';
export * from './mesh-reader';
export { locateBeside, NestedTemplates } from './nested-templates';
export * from './refusal';
export { intrinsicIn } from './resolver';
export * from './source';
