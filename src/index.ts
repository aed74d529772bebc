export * from './contract';
export * from './endpoint';
export * from './namespace';
export * from './proxy';
export * from './service';
export type { TaskResources } from './sizing';
export * from './validation';
