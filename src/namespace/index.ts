export * from './service-connect-namespace';
