export * from './mesh-structs';
export * from './service-connect-mesh';
