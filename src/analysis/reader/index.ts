export * from './acknowledgements';
export * from './assembly';
export * from './assembly-files';
export * from './mesh-reader';
export * from './refusal';
export * from './source';
