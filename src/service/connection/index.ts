export * from './cloud-map-service';
export * from './connect';
export * from './endpoint-choice';
export * from './measured';
export * from './open-port';
export * from './redeploy-after';
export * from './redeployment';
export * from './vpc-peer';
