export * from './connection';
export * from './endpoint';
export * from './namespace';
export * from './protocol';
export * from './service';
export * from './target';
