export * from './countdown.ts';
export * from './delete-word.ts';
export * from './drop-state.ts';
export * from './money.ts';
export * from './order-state.ts';
export * from './return-path.ts';
export * from './stream-state.ts';
export * from './variant-label.ts';
