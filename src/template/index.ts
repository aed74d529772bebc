export { readAssembly, readStacks } from './assembly';
export { AssemblyFiles } from './assembly-files';
export { readMesh } from './mesh-reader';
export { Refusal } from './refusal';
export * from './source';
