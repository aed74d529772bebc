export { readAcknowledgements } from './acknowledgements';
export type { Acknowledgement } from './acknowledgements';
export { readAssembly, readStacks } from './assembly';
export type { AssemblyFiles } from './assembly-files';
export { readMesh } from './mesh-reader';
export { Refusal } from './refusal';
export * from './source';
