export * from './public-frontend-props';
export * from './service-connect-public-frontend';
