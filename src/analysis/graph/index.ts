export * from './cycles';
export * from './search';
export * from './waves';
