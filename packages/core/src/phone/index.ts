export * from './phone-hash'
