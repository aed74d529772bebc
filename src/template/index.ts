export { readAssembly } from './assembly';
export { readMesh } from './mesh-reader';
export { TemplateSource } from './source';
