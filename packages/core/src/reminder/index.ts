export * from './list-reminders'
export type { Ending } from './reminder'
export * from './reminder-store.dynamo'
export * from './sweep-reminders'
