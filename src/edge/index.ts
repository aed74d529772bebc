export * from './public-frontend-props';
export * from './public-route-props';
export * from './service-connect-public-frontend';
