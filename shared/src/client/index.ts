export * from './api-error.ts';
export * from './fetch-transport.ts';
export * from './http-client.ts';
export * from './reconnect-policy.ts';
export { type Patience, usualPatience } from './repeat.ts';
export * from './socket-client.ts';
export * from './wait.ts';
export * from './wire.ts';
