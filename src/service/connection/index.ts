export * from './cloud-map-service';
export * from './connect';
export * from './endpoint-choice';
export * from './measured';
export * from './open-connection';
export * from './open-port';
export * from './redeployment';
